package shop.bobbin.order;

import org.junit.jupiter.api.Test;
import shop.bobbin.testing.Contracts;

class ContractTests {

    @Test
    void hasASchemaAndASampleForEachEvent() {
        Contracts.of("order-service").verify();
    }
}
