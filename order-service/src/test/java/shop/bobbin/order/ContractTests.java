package shop.bobbin.order;

import org.junit.jupiter.api.Test;
import shop.bobbin.testing.Contracts;

class ContractTests {

    @Test
    void describesEachEventAndGivesASample() {
        Contracts.of("order-service").verify();
    }
}
