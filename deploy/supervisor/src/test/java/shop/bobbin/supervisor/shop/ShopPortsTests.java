package shop.bobbin.supervisor.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShopPortsTests {

    @Test
    void areDifferentForAllProcesses() {
        assertThat(ShopPorts.local().byName().values()).hasSize(7).doesNotHaveDuplicates();
        assertThat(ShopPorts.free().byName().values()).hasSize(7).doesNotHaveDuplicates();
    }
}
