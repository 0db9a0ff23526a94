package shop.bobbin.backing;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One PostgreSQL server on the loopback interface. */
public interface Postgres extends AutoCloseable {

    int port();

    /**
     * Creates what is missing and sets the password. The login owns its database and can connect to no other one.
     *
     * @param database lower-case letters, digits, {@code -} and {@code _}
     * @throws BackingException when the server refuses, and when the database is there and belongs to somebody else
     */
    void createDatabase(String database, String login, String password);

    String jdbcUrl(String database);

    /** Ends all sessions and shuts down cleanly. */
    void stop();

    /** Starts again after {@link #stop()} or {@link #crash()}: same data, same port. Returns when it answers. */
    void start();

    /** As kill -9 of every server process: nothing is flushed, the next start recovers from the log. */
    void crash();

    /** The operating system's processes, to measure them; empty when they are not this system's. */
    List<Long> pids();

    /** The server's log, when it is a file. */
    @Nullable
    Path log();

    @Override
    void close();
}
