package shop.bobbin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import shop.bobbin.testing.Contracts;

class ContractTests {

    @Test
    void haveSamplesThatMatchTheirSchemas() {
        var contracts = Contracts.of("catalog-service");

        contracts.verify();
        assertThat(contracts.all()).hasSize(5);
    }
}
