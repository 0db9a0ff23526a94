package shop.bobbin.controlroom.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortCheckTests {

    @Test
    void namesThePortWhoWantsItAndWhoHasIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.require(Map.of("order-service", taken.getLocalPort())))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", which order-service wants")
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void seesAListenerOnAllAddresses() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> PortCheck.require(Map.of("gateway", taken.getLocalPort())))
                    .isInstanceOf(CannotStart.class);
        }
    }

    @Test
    void isContentWithAPortThatHasJustBecomeFree() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        PortCheck.require(Map.of("gateway", port));
    }
}
