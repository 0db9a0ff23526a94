package shop.bobbin.gateway;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import shop.bobbin.testing.ArchitectureRules;

class ArchitectureTests {

    @TestFactory
    Stream<DynamicTest> followsTheHouseStyle() {
        return ArchitectureRules.of(GatewayApplication.class);
    }
}
