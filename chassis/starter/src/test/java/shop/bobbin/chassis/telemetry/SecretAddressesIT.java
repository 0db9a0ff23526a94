package shop.bobbin.chassis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.trace.ReadableSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import shop.bobbin.chassis.ledger.Ledger;

/** A path may contain a secret, such as a sharing link's token: logs, spans and metrics contain the route instead. */
@ExtendWith(OutputCaptureExtension.class)
class SecretAddressesIT {

    private static final String ROUTE = "/open/links/{token}";

    private final Ledger ledger = Ledger.shared();

    @Test
    void areInNoLogSpanOrMetric(CapturedOutput output) {
        var spans = ledger.bean(RecordedSpans.class);

        var response = Ledger.send(ledger.request("/open/links/t0psecret?key=t0psecret")
                .header("Idempotency-Key", "t0psecret")
                .header("Authorization", "Bearer " + ledger.token("book")));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(output.getAll()).contains("GET " + ROUTE).doesNotContain("t0psecret", ledger.token("book"));
        await().until(() ->
                spans.all().stream().map(ReadableSpan::getName).anyMatch(name -> name.contains(ROUTE.substring(1))));
        assertThat(spans.all())
                .allSatisfy(
                        span -> assertThat(span.getName() + span.toSpanData().getAttributes())
                                .doesNotContain("t0psecret"));
        assertThat(ledger.bean(MeterRegistry.class).getMeters())
                .noneMatch(meter -> meter.getId().getTags().toString().contains("t0psecret"));
    }
}
