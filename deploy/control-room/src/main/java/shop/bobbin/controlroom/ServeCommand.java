package shop.bobbin.controlroom;

import java.net.InetSocketAddress;
import java.security.Security;
import java.util.concurrent.CompletableFuture;
import shop.bobbin.controlroom.containers.ContainerShop;
import shop.bobbin.controlroom.containers.Variables;
import shop.bobbin.controlroom.control.ControlApi;
import shop.bobbin.controlroom.shop.Services;

/** Stays, and tells what runs. */
final class ServeCommand {

    static final int PORT = Services.CONTROL_ROOM_PORT;

    private final Variables variables;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    ServeCommand(Variables variables) {
        this.variables = variables;
    }

    int run() {
        // Instances come and go: a name is asked for anew.
        Security.setProperty("networkaddress.cache.ttl", "1");
        Security.setProperty("networkaddress.cache.negative.ttl", "1");
        new Interruption(() -> end.complete(0), () -> {}).install();
        try (var api = ControlApi.start(ContainerShop.of(variables), new InetSocketAddress(PORT), null)) {
            System.out.println("The control room is open on port " + PORT + ".");
            return end.join();
        }
    }
}
