package shop.bobbin.chassis.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The relay's side of the table, on the one connection that holds the relay's lock: when it breaks, lock and work end together. */
class OutboxTable implements AutoCloseable {

    /** Any fixed number does; it must be the same in all instances of a service, which have a database of their own. */
    private static final long LOCK = 0x0B0BB1L;

    private static final String READ_ONLY = "25006";

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Connection connection;
    private final JsonMapper json;
    private boolean locked;

    OutboxTable(Connection connection, JsonMapper json) throws SQLException {
        this.connection = connection;
        this.json = json;
        connection.setAutoCommit(true); // whatever the application's own transactions begin with
    }

    /**
     * True for one instance at a time, until this is closed, its connection ends, or nothing is asked for as long as the
     * lease. The server itself ends the session then: a process that is frozen, or a machine without power, leaves its
     * connection open and would keep the lock with it.
     *
     * @throws SQLException also when the database is read-only: events would be published that cannot be deleted
     */
    boolean tryLock(Duration lease) throws SQLException {
        var sql = """
                select current_setting('transaction_read_only') = 'on', case
                    when current_setting('transaction_read_only') = 'off' then case -- SQL promises no order for "and"
                        when pg_try_advisory_lock(?) then set_config('idle_session_timeout', ?, false)
                    end
                end""";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, LOCK);
            statement.setString(2, String.valueOf(lease.toMillis()));
            try (var result = statement.executeQuery()) {
                result.next();
                if (result.getBoolean(1)) {
                    throw new SQLException("The database is read-only", READ_ONLY);
                }
                locked = result.getString(2) != null;
                return locked;
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (locked) {
            try (var statement = connection.prepareStatement("select pg_advisory_unlock(?)")) {
                statement.setLong(1, LOCK);
                statement.execute();
            }
            locked = false;
            try (var statement = connection.createStatement()) {
                statement.execute("reset idle_session_timeout"); // the pool lets connections be idle for longer
            }
        }
    }

    List<StoredEvent> first(int limit) throws SQLException {
        var sql = "select id, topic, key, headers, body, stored_at from chassis.outbox order by id limit ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setInt(1, limit);
            try (var row = statement.executeQuery()) {
                var events = new ArrayList<StoredEvent>();
                while (row.next()) {
                    events.add(new StoredEvent(
                            row.getLong("id"),
                            row.getString("topic"),
                            row.getString("key"),
                            json.readValue(row.getString("headers"), HEADERS),
                            row.getBytes("body"),
                            row.getTimestamp("stored_at").toInstant()));
                }
                return events;
            }
        }
    }

    /** By their numbers, never "up to": a smaller number may belong to a transaction that has not committed yet. */
    void delete(List<StoredEvent> published) throws SQLException {
        try (var statement = connection.prepareStatement("delete from chassis.outbox where id = any(?)")) {
            var ids = published.stream().map(StoredEvent::id).toArray(Long[]::new);
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            statement.executeUpdate();
        }
    }
}
