package shop.bobbin.controlroom.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import shop.bobbin.backing.BackingServices;
import shop.bobbin.controlroom.process.Console;
import shop.bobbin.controlroom.shop.Shop;
import shop.bobbin.controlroom.shop.ShopSettings;

/** One shop for all journeys of a test run: free ports, throw-away data, five services as processes. */
final class RunningShop implements AutoCloseable {

    private final Shop shop;
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

    private RunningShop() {
        var checkout = checkout();
        shop = Shop.open(
                ShopSettings.throwAway(checkout, checkout.resolve("deploy/control-room/target/journey")),
                new Console(System.out));
        try {
            if (!shop.start()) {
                throw new IllegalStateException("closed while starting");
            }
        } catch (RuntimeException e) {
            shop.close();
            throw e;
        }
    }

    Shopper guest() {
        return Shopper.guest(this);
    }

    Shopper signedIn(String name) {
        return Shopper.signedIn(this, name);
    }

    URI url(String service) {
        return shop.url(service);
    }

    void stop(String service) {
        shop.stopService(service);
    }

    /** As kill -9. */
    void kill(String service) {
        shop.killService(service);
    }

    void start(String service) {
        shop.startService(service);
    }

    BackingServices backing() {
        return shop.backing();
    }

    /** The shop has answered 201 for this order: it must never be lost. */
    void accepted(String order) {
        accepted.add(order);
    }

    List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** Rows as text, straight from a service's database. */
    List<List<String>> query(String database, String sql) {
        try (var connection = DriverManager.getConnection(
                        shop.backing().postgres().jdbcUrl(database),
                        database,
                        shop.passwords().of(database));
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(String.valueOf(result.getString(column)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        shop.close();
    }

    private static Path checkout() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("deploy/topics.txt"))) {
                return folder;
            }
        }
        throw new UncheckedIOException(new IOException("not inside the checkout"));
    }

    /** Starts the shop for the first journey and ends it with the test run. */
    static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningShop.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningShop.class, key -> new RunningShop(), RunningShop.class);
        }
    }
}
