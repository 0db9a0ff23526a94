package shop.bobbin.chassis.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers which events a consumer group has taken.
 *
 * @see <a href="https://microservices.io/patterns/communication-style/idempotent-consumer.html">Idempotent consumer</a>
 */
class Inbox {

    /** So few that the statement stays far below the time limit of a statement. */
    static final int MOST_AT_ONCE = 10_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * True the first time, in the caller's transaction: when that rolls back, the event has not been taken. A second
     * transaction with the same event waits here until the first has ended.
     */
    boolean take(String consumer, String eventId) {
        return jdbc.sql("insert into chassis.inbox (consumer, event_id) values (?, ?) on conflict do nothing")
                        .params(consumer, eventId)
                        .update()
                == 1;
    }

    /** How many were forgotten, at most {@link #MOST_AT_ONCE}. Must be longer ago than any event can still be delivered again. */
    int forgetOlderThan(Duration age) {
        var limit = clock.instant().minus(age).atOffset(ZoneOffset.UTC);
        return jdbc.sql("""
                        delete from chassis.inbox where ctid = any(array(
                            select ctid from chassis.inbox where received_at < ? limit ?))""").params(limit, MOST_AT_ONCE).update();
    }
}
