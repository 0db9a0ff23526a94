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

/** One shop for all journeys of a test run, and what it has promised to them. */
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

    /** As kill -9. */
    void kill(String name) {
        shop.kill(name);
    }

    void start(String name) {
        shop.start(name);
    }

    /** What a service has logged since it was started. */
    String log(String service) {
        return shop.log(service);
    }

    String operate(String command, String... arguments) {
        return shop.operate(command, arguments);
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

    /** Opens the shop for the first journey and closes it with the test run; {@code -Dbobbin.shop} says which one. */
    static final class Extension implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == RunningShop.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.GLOBAL)
                    .computeIfAbsent(RunningShop.class, key -> new RunningShop(chosen()), RunningShop.class);
        }

        private static ShopUnderTest chosen() {
            var name = System.getProperty("bobbin.shop", "local");
            return switch (name) {
                case "local" -> LocalShop.started(Checkout.root());
                case "compose" -> new ComposeShop();
                default ->
                    throw new IllegalArgumentException("bobbin.shop is '" + name + "': local or compose is wanted");
            };
        }
    }
}
