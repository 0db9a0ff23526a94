package shop.bobbin.controlroom;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import shop.bobbin.backing.BackingException;
import shop.bobbin.controlroom.control.ControlApi;
import shop.bobbin.controlroom.control.ControlSecret;
import shop.bobbin.controlroom.control.RunningSupervisor;
import shop.bobbin.controlroom.control.StatusTable;
import shop.bobbin.journeys.GuestPurchase;
import shop.bobbin.supervisor.keys.SigningKeysException;
import shop.bobbin.supervisor.process.Console;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.shop.Shop;
import shop.bobbin.supervisor.shop.ShopSettings;

/** The command {@code up}: starts the shop, prints its address and runs until Ctrl-C or {@code ./bobbin down}. */
final class UpCommand {

    private final Path checkout;
    private final Console console = new Console(System.out);
    private final CompletableFuture<Integer> exitCode = new CompletableFuture<>();

    UpCommand(Path checkout) {
        this.checkout = checkout;
    }

    int run() {
        var settings = ShopSettings.local(checkout);
        try (var shop = Shop.open(settings, console)) {
            shop.check();
            new ShutdownSignals(this::shutdown, shop::kill).install();
            var address = shop.url("control-room");
            var secret = ControlSecret.generate();
            try (var api =
                    ControlApi.start(new SupervisedShop(shop, this::shutdown), loopback(address.getPort()), secret)) {
                RunningSupervisor.write(settings.state(), address, secret);
                Thread.ofPlatform().name("starter").start(() -> start(shop));
                return exitCode.join();
            } finally {
                RunningSupervisor.delete(settings.state());
                console.progress("Stopping");
            }
        }
    }

    private void start(Shop shop) {
        try {
            if (shop.startWithCaches(UpCommand::placeOrder)) {
                console.print("\n" + StatusTable.of(shop.statuses()) + "\n");
                console.progress("The shop is open: " + shop.url("gateway") + "  (Ctrl-C stops it)");
            }
        } catch (ControlException | BackingException | SigningKeysException e) {
            System.err.println(e.getMessage());
            exitCode.complete(1);
        } catch (UncheckedIOException e) {
            System.err.println(Main.message(e));
            exitCode.complete(1);
        } catch (Throwable e) { // also an Error: otherwise the command would wait forever
            e.printStackTrace();
            exitCode.complete(1);
        }
    }

    /** With a declined card, so that nothing is sold. */
    private static void placeOrder(URI gateway) {
        var _ = new GuestPurchase(gateway, step -> {}).run("tok_declined");
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private void shutdown() {
        exitCode.complete(0);
    }
}
