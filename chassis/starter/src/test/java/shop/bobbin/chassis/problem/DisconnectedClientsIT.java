package shop.bobbin.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.RawHttp;

/** A client that leaves before its answer is there: nothing is logged, and it is no failure of ours. */
@ExtendWith(OutputCaptureExtension.class)
class DisconnectedClientsIT {

    private final Ledger ledger = Ledger.shared();
    private long serverErrors;

    @BeforeEach
    void countServerErrors() {
        serverErrors = ledger.countedServerErrors();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                  | Content-Length: 1000       | {"amount": 1
            application/json                  | Content-Length: 1000       | ''
            application/json                  | Transfer-Encoding: chunked | 20
            application/x-www-form-urlencoded | Content-Length: 1000       | amount=1
            multipart/form-data; boundary=x   | Content-Length: 1000       | --x
            """)
    void mayLeaveWhileSending(String contentType, String length, String body, CapturedOutput output) {
        var route = "/accounts/{name}/credits";
        var before = ledger.countedRequests(route) + ledger.countedRequests("UNKNOWN");

        RawHttp.sendAndReset(ledger, """
                POST /accounts/leaving/credits HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: %s\r
                %s\r
                \r
                %s""".formatted(ledger.token("book"), contentType, length, body), 0);

        await().until(() -> ledger.countedRequests(route) + ledger.countedRequests("UNKNOWN") > before);
        isNoFailureOfOurs(output);
    }

    @Test
    void mayLeaveWhileTheAnswerIsWritten(CapturedOutput output) {
        var before = ledger.countedRequests("/open/large");

        RawHttp.sendAndReset(ledger, "GET /open/large HTTP/1.1\r\nHost: localhost\r\n\r\n", 1_000);

        await().until(() -> ledger.countedRequests("/open/large") > before);
        isNoFailureOfOurs(output);
    }

    private void isNoFailureOfOurs(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("WARN", "ERROR", "Exception");
        assertThat(ledger.countedServerErrors()).isEqualTo(serverErrors);
    }
}
