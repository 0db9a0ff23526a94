package shop.bobbin.chassis.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Table of the ids of the events that each consumer group has handled.
 *
 * @see <a href="https://microservices.io/patterns/communication-style/idempotent-consumer.html">Idempotent consumer</a>
 */
class Inbox {

    /** Keeps the duration of the statement far below its timeout. */
    static final int DELETE_BATCH = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Inserts an event's id in the caller's transaction. Returns false for a duplicate; blocks while another transaction inserts
     * the same id.
     */
    boolean insertIfAbsent(String consumer, String eventId) {
        return jdbc.sql("insert into chassis.inbox (consumer, event_id) values (?, ?) on conflict do nothing")
                        .params(consumer, eventId)
                        .update()
                == 1;
    }

    /**
     * Deletes up to {@link #DELETE_BATCH} old ids and returns their number.
     *
     * @param age longer than the time in which Kafka can deliver an event again
     */
    int deleteOlderThan(Duration age) {
        var limit = clock.instant().minus(age).atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        delete from chassis.inbox where ctid = any(array(
                            select ctid from chassis.inbox where received_at < ? limit ?))""").params(limit, DELETE_BATCH).update();
    }
}
