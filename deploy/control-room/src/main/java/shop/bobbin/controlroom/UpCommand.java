package shop.bobbin.controlroom;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import shop.bobbin.backing.BackingException;
import shop.bobbin.controlroom.control.ControlApi;
import shop.bobbin.controlroom.control.ControlSecret;
import shop.bobbin.controlroom.control.RunningSupervisor;
import shop.bobbin.controlroom.control.StatusTable;
import shop.bobbin.controlroom.keys.KeysRefused;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.Console;
import shop.bobbin.controlroom.shop.Shop;
import shop.bobbin.controlroom.shop.ShopSettings;

/** Starts the shop, says when it is open, and stays until somebody asks for the end. */
final class UpCommand {

    private final Path checkout;
    private final Console console = new Console(System.out);
    private final CompletableFuture<Integer> end = new CompletableFuture<>();

    UpCommand(Path checkout) {
        this.checkout = checkout;
    }

    int run() {
        var settings = ShopSettings.local(checkout);
        try (var shop = Shop.open(settings, console)) {
            shop.check();
            new Interruption(this::leave, shop::kill).install();
            var address = shop.url("control-room");
            var secret = ControlSecret.draw();
            try (var api =
                    ControlApi.start(new SupervisedShop(shop, this::leave), loopback(address.getPort()), secret)) {
                RunningSupervisor.write(settings.state(), address, secret);
                Thread.ofPlatform().name("starter").start(() -> start(shop));
                return end.join();
            } finally {
                RunningSupervisor.forget(settings.state());
                console.progress("Stopping");
            }
        }
    }

    private void start(Shop shop) {
        try {
            if (shop.start()) {
                console.print("\n" + StatusTable.of(shop.statuses()) + "\n");
                console.progress("The shop is open: " + shop.url("gateway") + "  (Ctrl-C stops it)");
            }
        } catch (CannotStart | BackingException | KeysRefused e) {
            System.err.println(e.getMessage());
            end.complete(1);
        } catch (UncheckedIOException e) {
            System.err.println(Main.sentence(e));
            end.complete(1);
        } catch (Throwable e) { // an Error too: the terminal would show a shop that starts for ever
            e.printStackTrace();
            end.complete(1);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private void leave() {
        end.complete(0);
    }
}
