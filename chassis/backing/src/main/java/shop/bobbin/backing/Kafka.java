package shop.bobbin.backing;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One Kafka broker (with its controller) on the loopback interface. */
public interface Kafka extends AutoCloseable {

    String bootstrapServers();

    /** Creates the topics that are missing and sets the settings of those that are there; never removes one. */
    void provision(List<Topic> topics);

    /** Shuts down cleanly. */
    void stop();

    /** Starts again after {@link #stop()} or {@link #crash()}: same records, same port. Returns when it answers. */
    void start();

    /** As kill -9. */
    void crash();

    /** The operating system's processes, to measure them; empty when they are not this system's. */
    List<Long> pids();

    /** The broker's log, when it is a file. */
    @Nullable
    Path log();

    @Override
    void close();
}
