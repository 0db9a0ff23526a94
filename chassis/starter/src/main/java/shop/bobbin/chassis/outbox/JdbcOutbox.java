package shop.bobbin.chassis.outbox;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Outbox that stores each event as a CloudEvent in a table, and wakes the relay after the commit. */
class JdbcOutbox implements Outbox {

    /** In bytes. Below Kafka's default limit of one megabyte: an event that a topic rejects would block the relay. */
    private static final int MAX_BODY = 900_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final TraceHeaders traces;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private final String source;
    private final Runnable wakeRelay;

    JdbcOutbox(
            JdbcClient jdbc,
            JsonMapper json,
            TraceHeaders traces,
            Clock clock,
            Supplier<UUID> ids,
            String source,
            Runnable wakeRelay) {
        this.jdbc = jdbc;
        this.json = json;
        this.traces = traces;
        this.clock = clock;
        this.ids = ids;
        this.source = source;
        this.wakeRelay = wakeRelay;
    }

    @Override
    public void publish(OutgoingEvent event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "An event must be published in the transaction of its change, and no transaction is active");
        }
        var body = json.writeValueAsBytes(event.body());
        if (body.length > MAX_BODY) {
            throw new IllegalArgumentException(
                    "%s has %d bytes, the limit is %d".formatted(event.type(), body.length, MAX_BODY));
        }
        jdbc.sql("insert into chassis.outbox (topic, key, headers, body) values (?, ?, ?::jsonb, ?)")
                .params(event.topic(), event.key(), json.writeValueAsString(headers(event)), body)
                .update();
        wakeRelayAfterCommit();
    }

    private Map<String, String> headers(OutgoingEvent event) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", ids.get().toString());
        headers.put("ce_source", source);
        headers.put("ce_type", event.type());
        headers.put("ce_subject", event.subject());
        headers.put("ce_time", clock.instant().toString());
        headers.put("content-type", "application/json");
        traces.addTo(headers);
        return headers;
    }

    private void wakeRelayAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wakeRelay.run();
            }
        });
    }
}
