package shop.bobbin.controlroom.system;

import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The shop that all journeys of a test run share, and the orders that it has accepted. */
final class RunningShop implements AutoCloseable {

    private final ShopUnderTest shop;
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();

    private RunningShop(ShopUnderTest shop) {
        this.shop = shop;
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

    String bootstrapServers() {
        return shop.bootstrapServers();
    }

    void stop(String name) {
        shop.stop(name);
    }

    /** Kills a process (kill -9). */
    void kill(String name) {
        shop.kill(name);
    }

    void start(String name) {
        shop.start(name);
    }

    /** The log of a service since its start. */
    String log(String service) {
        return shop.log(service);
    }

    String runCommand(String command, String... arguments) {
        return shop.runCommand(command, arguments);
    }

    /** Records an order that was accepted with 201 and must not be lost. */
    void addAccepted(String order) {
        accepted.add(order);
    }

    List<String> accepted() {
        return List.copyOf(accepted);
    }

    /** Queries a service's database directly; returns rows of text values. */
    List<List<String>> query(String database, String sql) {
        try (var connection = DriverManager.getConnection(shop.jdbcUrl(database), database, shop.password(database));
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

    /**
     * Starts the shop for the first journey and stops it after the test run; {@code -Dbobbin.shop} selects local or
     * compose.
     */
    static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningShop.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningShop.class, key -> new RunningShop(select()), RunningShop.class);
        }

        private static ShopUnderTest select() {
            var name = System.getProperty("bobbin.shop", "local");
            return switch (name) {
                case "local" -> LocalShop.start(ProjectRoot.path());
                case "compose" -> new ComposeShop();
                default ->
                    throw new IllegalArgumentException("bobbin.shop is '" + name + "': expected local or compose");
            };
        }
    }
}
