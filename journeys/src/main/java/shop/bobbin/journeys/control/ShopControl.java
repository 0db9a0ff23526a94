package shop.bobbin.journeys.control;

import java.net.URI;

/**
 * Control of the parts of a running shop. Their names are those of the services, {@code payment-simulator}, {@code
 * kafka} and {@code postgres}.
 */
public interface ShopControl extends AutoCloseable {

    /** The URL of a service. */
    URI url(String name);

    Database database(String name);

    /** The address of Kafka. */
    String bootstrapServers();

    /** Starts a part and returns when it is ready. */
    void start(String name);

    void stop(String name);

    /** Kills a part (kill -9), which is not restarted automatically. */
    void kill(String name);

    /** The log of a service since its start. */
    String log(String name);

    /** Stops the shop if it was started by this object. */
    @Override
    void close();
}
