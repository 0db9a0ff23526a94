package shop.bobbin.backing;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server on the loopback interface that this JVM starts, stops, kills and restarts. */
public interface BackingServer extends AutoCloseable {

    /** Shuts the server down cleanly; open client sessions are closed. */
    void stop();

    /** Starts or restarts the server with the same data and port. Returns when it is ready. */
    void start();

    /** Kills all its processes (kill -9): nothing is flushed, the next start recovers. */
    void crash();

    /** Whether the process or container runs; it may not be ready. */
    boolean isRunning();

    /** The process ids on this machine, to measure memory; empty for containers. */
    List<Long> pids();

    /** The log file; null when the log is not a file. */
    @Nullable
    Path log();

    @Override
    void close();
}
