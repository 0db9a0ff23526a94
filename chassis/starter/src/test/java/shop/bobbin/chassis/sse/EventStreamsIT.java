package shop.bobbin.chassis.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import shop.bobbin.chassis.ledger.AccountEventsController;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Tokens;

@ExtendWith(OutputCaptureExtension.class)
class EventStreamsIT {

    private final Ledger ledger = Ledger.shared();
    private final AccountEventsController events = ledger.bean(AccountEventsController.class);
    private long serverErrors;

    @BeforeEach
    void countServerErrors() {
        serverErrors = ledger.serverErrorCount();
    }

    @AfterEach
    void countNoServerError(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("WARN", "ERROR", "Exception");
        assertThat(ledger.serverErrorCount()).isEqualTo(serverErrors);
    }

    @Test
    void endWhenTheAccessTokenExpires() {
        var expiry = Instant.now().plusSeconds(2);

        var stream = follow("short", expiry);

        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.body()).isEqualTo("retry:2000\n\n");
        assertThat(Instant.now()).isBetween(expiry.minusSeconds(1), expiry.plusSeconds(3));
        await().until(() -> events.open().isEmpty());
    }

    @Test
    void endAtOnceForATokenWithinTheClockSkew() {
        assertThat(follow("over", Instant.now().minusSeconds(2)).statusCode()).isEqualTo(200);
        await().until(() -> events.open().isEmpty());
    }

    @Test
    void haveNoSubscriptionForHead() {
        for (int i = 0; i < 3; i++) {
            var head = assertTimeoutPreemptively(
                    Duration.ofSeconds(10),
                    () -> Ledger.send(
                            ledger.request("/accounts/head/events", "read").HEAD()));

            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream");
        }
        assertThat(events.open()).isEmpty();
    }

    private HttpResponse<String> follow(String account, Instant expiry) {
        var token = Tokens.sign(ledger.key(), Tokens.claims("read").expirationTime(Date.from(expiry)));
        var request = ledger.request("/accounts/" + account + "/events").header("Authorization", "Bearer " + token);
        return assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Ledger.send(request));
    }
}
