package shop.bobbin.controlroom.system;

import java.net.URI;

/**
 * Where the shop of the journeys runs. The names are those of the services, with {@code payment-simulator}, {@code kafka}
 * and {@code postgres} besides.
 */
interface ShopUnderTest extends AutoCloseable {

    URI url(String service);

    String jdbcUrl(String database);

    String password(String database);

    String bootstrapServers();

    void stop(String name);

    /** As kill -9; it stays away. */
    void kill(String name);

    /** Returns when it is ready. */
    void start(String name);

    /** What a service has logged since it was started. */
    String log(String service);

    /** What an operator's command has said; throws when it fails. */
    String operate(String command, String... arguments);

    @Override
    void close();
}
