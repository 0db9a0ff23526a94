package shop.bobbin.backing;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server on the loopback interface that this JVM has started, and that can be stopped, killed and started again. */
public interface BackingServer extends AutoCloseable {

    /** Shuts down cleanly, and ends all sessions with it. */
    void stop();

    /** Starts again after {@link #stop()}, {@link #crash()} or an end of its own: same data, same port. Returns when it answers. */
    void start();

    /** As kill -9 of all its processes: nothing is flushed, the next start recovers. */
    void crash();

    /** Whether its process or container runs; not whether it answers. */
    boolean isRunning();

    /** The operating system's processes, to measure them; empty when they are not this system's. */
    List<Long> pids();

    /** Its log, when it is a file. */
    @Nullable
    Path log();

    @Override
    void close();
}
