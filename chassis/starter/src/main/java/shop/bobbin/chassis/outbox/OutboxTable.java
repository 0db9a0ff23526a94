package shop.bobbin.chassis.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The relay's access to the outbox table, on the connection that has the leader's lock: both end when the connection breaks. */
class OutboxTable implements AutoCloseable {

    /** Key of the advisory lock: an arbitrary constant. Each service has its own database, so services do not share the lock. */
    private static final long LOCK = 0x0B0BB1L;

    private static final String READ_ONLY = "25006";

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final Connection connection;
    private final JsonMapper json;
    private boolean locked;

    OutboxTable(Connection connection, JsonMapper json) throws SQLException {
        this.connection = connection;
        this.json = json;
        connection.setAutoCommit(true); // the application may use another default
    }

    /**
     * Tries to become the leader. Only one instance has the lock, until this table is closed, its connection ends, or the session
     * is idle for the lease: then the server ends the session. Without the lease a suspended process, or a machine without power,
     * would keep its connection open and the lock with it.
     *
     * @throws SQLException also when the database is read-only: published events could not be deleted
     */
    boolean tryLock(Duration lease) throws SQLException {
        var sql = """
                select current_setting('transaction_read_only') = 'on', case
                    when current_setting('transaction_read_only') = 'off' then case -- SQL does not define the order of evaluation of "and"
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
                statement.execute("reset idle_session_timeout"); // connections in the pool may be idle for longer
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

    /** By id, never "up to" an id: a smaller id may belong to a transaction that has not committed yet. */
    void delete(List<StoredEvent> published) throws SQLException {
        try (var statement = connection.prepareStatement("delete from chassis.outbox where id = any(?)")) {
            var ids = published.stream().map(StoredEvent::id).toArray(Long[]::new);
            statement.setArray(1, connection.createArrayOf("bigint", ids));
            statement.executeUpdate();
        }
    }
}
