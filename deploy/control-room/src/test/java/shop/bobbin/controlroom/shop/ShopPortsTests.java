package shop.bobbin.controlroom.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PortsTests {

    @Test
    void noTwoProcessesWantTheSame() {
        assertThat(Ports.local().byName().values()).hasSize(7).doesNotHaveDuplicates();
        assertThat(Ports.free().byName().values()).hasSize(7).doesNotHaveDuplicates();
    }
}
