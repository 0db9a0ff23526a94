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

/** A client that disconnects before the response: nothing is logged, and no server error is counted. */
@ExtendWith(OutputCaptureExtension.class)
class DisconnectedClientsIT {

    private final Ledger ledger = Ledger.shared();
    private long serverErrors;

    @BeforeEach
    void countServerErrors() {
        serverErrors = ledger.serverErrorCount();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application/json                  | Content-Length: 1000       | {"amount": 1
            application/json                  | Content-Length: 1000       | ''
            application/json                  | Transfer-Encoding: chunked | 20
            application/x-www-form-urlencoded | Content-Length: 1000       | amount=1
            multipart/form-data; boundary=x   | Content-Length: 1000       | --x
            """)
    void mayDisconnectWhileSending(String contentType, String length, String body, CapturedOutput output) {
        var route = "/accounts/{name}/credits";
        var before = ledger.requestCount(route) + ledger.requestCount("UNKNOWN");

        RawHttp.sendAndReset(ledger, """
                POST /accounts/disconnecting/credits HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: %s\r
                %s\r
                \r
                %s""".formatted(ledger.token("book"), contentType, length, body), 0);

        await().until(() -> ledger.requestCount(route) + ledger.requestCount("UNKNOWN") > before);
        countsNoServerError(output);
    }

    @Test
    void mayDisconnectWhileTheResponseIsWritten(CapturedOutput output) {
        var before = ledger.requestCount("/open/large");

        RawHttp.sendAndReset(ledger, "GET /open/large HTTP/1.1\r\nHost: localhost\r\n\r\n", 1_000);

        await().until(() -> ledger.requestCount("/open/large") > before);
        countsNoServerError(output);
    }

    private void countsNoServerError(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("WARN", "ERROR", "Exception");
        assertThat(ledger.serverErrorCount()).isEqualTo(serverErrors);
    }
}
