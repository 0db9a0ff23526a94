package shop.bobbin.controlroom.system;

import java.net.URI;

/**
 * The shop of the journeys, in local processes or containers. The names of its processes are those of the services, and
 * {@code payment-simulator}, {@code kafka} and {@code postgres}.
 */
interface ShopUnderTest extends AutoCloseable {

    URI url(String service);

    String jdbcUrl(String database);

    String password(String database);

    String bootstrapServers();

    void stop(String name);

    /** Kills a process (kill -9), which is not restarted automatically. */
    void kill(String name);

    /** Starts a process and returns when it is ready. */
    void start(String name);

    /** The log of a service since its start. */
    String log(String service);

    /** Runs an operator command and returns its output; throws when it fails. */
    String runCommand(String command, String... arguments);

    @Override
    void close();
}
