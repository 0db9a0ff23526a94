package shop.bobbin.controlroom.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import shop.bobbin.backing.BackingException;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.controlroom.jvm.Folders;
import shop.bobbin.controlroom.operator.Actuators;
import shop.bobbin.controlroom.operator.Operator;
import shop.bobbin.controlroom.process.CannotStart;
import shop.bobbin.controlroom.process.Console;
import shop.bobbin.controlroom.process.StateLock;
import shop.bobbin.controlroom.shop.Services;
import shop.bobbin.controlroom.shop.Shop;
import shop.bobbin.controlroom.shop.ShopSettings;

/** Five services as processes of this machine: free ports, throw-away data. */
final class LocalShop implements ShopUnderTest {

    private final Shop shop;
    private final Path logs;

    private LocalShop(Shop shop, Path logs) {
        this.shop = shop;
        this.logs = logs;
    }

    static LocalShop started(Path checkout) {
        var state = checkout.resolve("deploy/control-room/target/journey");
        erase(state);
        var shop = Shop.open(ShopSettings.ephemeral(checkout, state), new Console(System.out));
        try {
            if (!shop.start()) {
                throw new IllegalStateException("closed while starting");
            }
            return new LocalShop(shop, state.resolve("logs"));
        } catch (RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    /** Data of an earlier run keep the provider that made them, which may not be the one of this run. */
    private static void erase(Path state) {
        var data = state.resolve("data");
        try (var lock = StateLock.take(state).orElseThrow(() -> new CannotStart("Another journey uses " + state))) {
            BackingServices.erase(BackingOptions.persistentIn(data.resolve("backing")));
        } catch (BackingException noEngine) {
            // Volumes of Docker stay until an engine answers; what is in the folder goes.
        }
        try {
            Folders.delete(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI url(String service) {
        return shop.url(service);
    }

    @Override
    public String jdbcUrl(String database) {
        return shop.backing().postgres().jdbcUrl(database);
    }

    @Override
    public String password(String database) {
        return shop.passwords().of(database);
    }

    @Override
    public String bootstrapServers() {
        return shop.backing().kafka().bootstrapServers();
    }

    @Override
    public void stop(String name) {
        shop.stopService(supervised(name));
    }

    @Override
    public void kill(String name) {
        shop.killService(supervised(name));
    }

    @Override
    public void start(String name) {
        shop.startService(supervised(name));
    }

    /** Journeys call them as Compose does. */
    private static String supervised(String name) {
        return name.equals("postgres") ? "postgresql" : name;
    }

    @Override
    public String log(String service) {
        try {
            return Files.readString(logs.resolve(service + ".log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String operate(String command, String... arguments) {
        var said = new ArrayList<String>();
        var actuators = new Actuators(
                service -> List.of(shop.url(service)),
                () -> shop.keys().operator().sign(Instant.now()));
        var operator = new Operator(Services.listeners(), actuators, said::add);
        switch (command) {
            case "dead-letters" -> operator.deadLetters();
            case "rebuild" -> operator.rebuild(arguments[0]);
            default -> throw new IllegalArgumentException(command);
        }
        return String.join("\n", said);
    }

    @Override
    public void close() {
        shop.close();
    }
}
