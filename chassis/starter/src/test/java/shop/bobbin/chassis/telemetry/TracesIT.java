package shop.bobbin.chassis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import shop.bobbin.chassis.ledger.EventTopic;
import shop.bobbin.chassis.ledger.Ledger;

class TracesIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final Ledger ledger = Ledger.shared();
    private final RecordedSpans spans = ledger.bean(RecordedSpans.class);

    @AfterEach
    void removeHook() {
        ledger.statements().afterEffect(() -> {});
    }

    @Test
    void continueFromTheRequestThroughTheOutboxToTheHandler() {
        var handler = new AtomicReference<String>();
        ledger.statements().afterEffect(() -> handler.set(traceId()));

        var response = Ledger.send(ledger.request("/accounts/traced/credits", "book")
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"amount\": 5}")));

        assertThat(response.statusCode()).isEqualTo(201);
        await().atMost(TIMEOUT).until(() -> ledger.statements().balance("traced") == 5);
        assertThat(EventTopic.read(ledger.topic(), "traced"))
                .singleElement()
                .satisfies(event ->
                        assertThat(EventTopic.header(event, "traceparent")).startsWith("00-" + TRACE + "-"));
        assertThat(handler).hasValue(TRACE);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(spans.names(TRACE))
                        .contains("http post /accounts/{name}/credits", ledger.topic() + " process"));
        assertThat(spans.names(TRACE))
                .as("SQL statements only")
                .contains("query")
                .doesNotContain("connection", "result-set");
    }

    /** The relay polls the outbox every 200 ms, consumers poll Kafka, and probes arrive. */
    @Test
    void containNoPollingAndNoProbes() {
        spans.clear();
        ledger.accounts().credit("untraced", 1);
        await().atMost(TIMEOUT)
                .until(() ->
                        spans.all().stream().anyMatch(span -> span.getName().equals(ledger.topic() + " process")));
        spans.clear();

        for (int probe = 0; probe < 3; probe++) {
            Ledger.send(ledger.request("/actuator/health"));
            Ledger.send(ledger.request("/actuator/prometheus"));
        }
        await().during(Duration.ofMillis(1_500))
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(spans.all())
                        .extracting(ReadableSpan::getName)
                        .isEmpty());
    }

    private String traceId() {
        var span = ledger.bean(Tracer.class).currentSpan();
        return span == null ? "none" : span.context().traceId();
    }
}
