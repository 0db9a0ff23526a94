package shop.bobbin.journeys.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import shop.bobbin.backing.BackingException;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.supervisor.jvm.Folders;
import shop.bobbin.supervisor.process.Console;
import shop.bobbin.supervisor.process.ControlException;
import shop.bobbin.supervisor.process.StateLock;
import shop.bobbin.supervisor.shop.Shop;
import shop.bobbin.supervisor.shop.ShopSettings;

/** The shop as local processes, with free ports and ephemeral data. */
public final class LocalShop implements ShopControl {

    private final Shop shop;
    private final Path logs;

    private LocalShop(Shop shop, Path logs) {
        this.shop = shop;
        this.logs = logs;
    }

    public static LocalShop start() {
        var checkout = ProjectRoot.path();
        var state = checkout.resolve("journeys/target/shop");
        erase(state);
        var shop = Shop.open(ShopSettings.ephemeral(checkout, state), new Console(System.out));
        try {
            if (!shop.start()) {
                throw new IllegalStateException("closed during the start");
            }
            return new LocalShop(shop, state.resolve("logs"));
        } catch (RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    /** Deletes the data of an earlier run, which may have been created with another backing provider. */
    private static void erase(Path state) {
        var data = state.resolve("data");
        try (var lock =
                StateLock.tryAcquire(state).orElseThrow(() -> new ControlException("Another test run uses " + state))) {
            BackingServices.erase(BackingOptions.persistentIn(data.resolve("backing")));
        } catch (BackingException dockerUnavailable) {
            // Docker volumes can only be deleted while Docker is running.
        }
        try {
            Folders.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI url(String name) {
        return shop.url(name);
    }

    @Override
    public Database database(String name) {
        return new Database(
                shop.backing().postgres().jdbcUrl(name), name, shop.passwords().of(name));
    }

    @Override
    public String bootstrapServers() {
        return shop.backing().kafka().bootstrapServers();
    }

    @Override
    public void stop(String name) {
        shop.stopService(processName(name));
    }

    @Override
    public void kill(String name) {
        shop.killService(processName(name));
    }

    @Override
    public void start(String name) {
        shop.startService(processName(name));
    }

    /** Journeys use the names of the Compose services. */
    private static String processName(String name) {
        return name.equals("postgres") ? "postgresql" : name;
    }

    @Override
    public String log(String name) {
        try {
            return Files.readString(logs.resolve(name + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        shop.close();
    }
}
