package shop.bobbin.supervisor.process;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortCheckTests {

    @Test
    void namesThePortAndBothProcesses() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> PortCheck.require(Map.of("order-service", taken.getLocalPort())))
                    .isInstanceOf(ControlException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + ", needed by order-service")
                    .hasMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void detectsAListenerOnAllAddresses() throws IOException {
        try (var taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> PortCheck.require(Map.of("gateway", taken.getLocalPort())))
                    .isInstanceOf(ControlException.class);
        }
    }

    @Test
    void acceptsARecentlyClosedPort() throws IOException {
        int port;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        PortCheck.require(Map.of("gateway", port));
    }
}
