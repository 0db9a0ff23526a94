package shop.bobbin.controlroom;

import java.net.InetSocketAddress;
import java.security.Security;
import java.util.concurrent.CompletableFuture;
import shop.bobbin.controlroom.containers.ContainerShop;
import shop.bobbin.controlroom.containers.EnvironmentVariables;
import shop.bobbin.controlroom.control.ControlApi;
import shop.bobbin.supervisor.shop.Services;

/** The command {@code serve}: serves the status of all containers over HTTP until it is stopped. */
final class ServeCommand {

    static final int PORT = Services.CONTROL_ROOM_PORT;

    private final EnvironmentVariables variables;
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    ServeCommand(EnvironmentVariables variables) {
        this.variables = variables;
    }

    int run() {
        // Instances are added and removed: DNS results must not be cached for long.
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        new ShutdownSignals(() -> exitCode.complete(0), () -> {}).install();
        try (var api = ControlApi.start(ContainerShop.of(variables), new InetSocketAddress(PORT), null)) {
            System.out.println("The control room listens on port " + PORT + ".");
            return exitCode.join();
        }
    }
}
