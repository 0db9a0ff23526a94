package shop.bobbin.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.chassis.problem.ProblemAssert.assertProblem;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.RawHttp;

/** Requests that Tomcat or a filter rejects: the response is a problem, and neither a log line nor a server error is recorded. */
@ExtendWith(OutputCaptureExtension.class)
class RejectedRequestsIT {

    private final Ledger ledger = Ledger.shared();
    private long serverErrors;

    @BeforeEach
    void countServerErrors() {
        serverErrors = ledger.serverErrorCount();
    }

    @AfterEach
    void countsNoServerError(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain("WARN", "ERROR", "Exception", "secret");
        assertThat(ledger.serverErrorCount()).isEqualTo(serverErrors);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|b", "{}", "{a}", "^", "`", "\"", "<b>", "\\", "%", "%z", "%zz", "%e4", "%c0%af", "\u00e4", "\u0001",
                "%00"
            })
    void includeInvalidCharactersInTheQuery(String value) {
        assertProblem(RawHttp.get(ledger, "/open/search?q=" + value), 400, "malformed-request");
    }

    @Test
    void includeLongUris() {
        assertProblem(RawHttp.get(ledger, "/open/" + "x".repeat(20_000)), 414, "uri-too-long");
        assertProblem(RawHttp.get(ledger, "/open/search?q=" + "x".repeat(20_000)), 414, "uri-too-long");
    }

    @Test
    void includeLargeOrManyHeaders() {
        assertProblem(
                RawHttp.get(ledger, "/open/search?q=a", "X-Long: " + "x".repeat(20_000)),
                431,
                "request-header-fields-too-large");
        assertProblem(
                RawHttp.get(ledger, "/open/search?q=a", "X-Part: " + "x".repeat(5_000), "X-Part: " + "x".repeat(5_000)),
                431,
                "request-header-fields-too-large");
        assertProblem(
                RawHttp.get(ledger, "/open/search?q=a", "X: 1\r\n".repeat(200).strip()),
                431,
                "request-header-fields-too-large");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            GET /open/search?q=a HTTP/9.9|Host: localhost;                      505
            GET /open/search?q=a HTTP/1.1;                                      400
            GET /open/search?q=a HTTP/1.1|Host: a|Host: b;                      400
            GET /open/search?q=a HTTP/1.1|Host: a b;                            400
            GET http://other/open/search?q=a HTTP/1.1|Host: localhost;          400
            GET ftp://localhost/ HTTP/1.1|Host: localhost;                      400
            GET open/search HTTP/1.1|Host: localhost;                           400
            GET * HTTP/1.1|Host: localhost;                                     400
            CONNECT localhost:80 HTTP/1.1|Host: localhost;                      501
            GET /open/search?q=a HTTP/1.1|Host: localhost|Expect: miracles;     417
            GET /open/search?q=a HTTP/1.1|Host: localhost|Authorization : Bearer secret; 400
            GET /open/search?q=a HTTP/1.1|Host: localhost|No-Colon;             400
            POST /open/search?q=a HTTP/1.1|Host: localhost|Transfer-Encoding: secret; 501
            POST /open/search?q=a HTTP/1.1|Host: localhost|Content-Length: secret; 400
            POST /open/search?q=a HTTP/1.1|Host: localhost|Content-Length: -1;  400
            POST /open/search?q=a HTTP/1.1|Host: localhost|Content-Length: 1|Content-Length: 2; 400
            """)
    void includeProtocolErrors(String head, int status) {
        var response = RawHttp.send(ledger, head.replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n");

        assertProblem(response, status, "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "PROPFIND", "BREW", "get"})
    void includeUnsupportedMethods(String method) {
        var response = RawHttp.send(
                ledger, method + " /open/search?q=a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertProblem(response, 405, "method-not-allowed");
        assertThat(response.headers()).containsPattern("(?m)^Allow: .*GET");
    }

    /** Tomcat reads forms and parts when a parameter is read. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POST  | application/x-www-form-urlencoded | q=%zz | 400
            PUT   | application/x-www-form-urlencoded | q=%zz | 405
            PATCH | application/x-www-form-urlencoded | q=%zz | 405
            POST  | multipart/form-data               | q=%zz | 415
            POST  | multipart/form-data; boundary=x   | --x   | 415
            POST  | application/json;charset=nonsense | {}    | 415
            POST  | nonsense                          | {}    | 415
            """)
    void includeUnsupportedBodies(String method, String contentType, String body, int status) {
        var response =
                RawHttp.send(ledger, """
                %s /accounts/form/credits HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                Authorization: Bearer %s\r
                Content-Type: %s\r
                Content-Length: %d\r
                \r
                %s""".formatted(method, ledger.token("book"), contentType, body.length(), body));

        var problems = Map.of(400, "malformed-request", 405, "method-not-allowed", 415, "unsupported-media-type");
        assertProblem(response, status, problems.getOrDefault(status, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "5\r\nabc\r\n0\r\n\r\n", "-1\r\n\r\n", "ffffffffffffffffff\r\n", "1\r\nab\r\n"})
    void includeInvalidChunks(String chunks) {
        assertProblem(credit("Transfer-Encoding: chunked", chunks), 400, "malformed-request");
    }

    @Test
    void includeTruncatedBodies() {
        assertProblem(credit("Content-Length: 100", "{\"amount\": 1"), 400, "malformed-request");
        assertProblem(credit("Transfer-Encoding: chunked", "20\r\n{\"amount\""), 400, "malformed-request");
        assertProblem(credit("Content-Length: 13", "{\"amount\": 1}x".substring(0, 12)), 400, "malformed-request");
    }

    private RawHttp.Response credit(String length, String body) {
        return RawHttp.sendAndEnd(ledger, """
                POST /accounts/rejected/credits HTTP/1.1\r
                Host: localhost\r
                Connection: close\r
                Authorization: Bearer %s\r
                Content-Type: application/json\r
                %s\r
                \r
                %s""".formatted(ledger.token("book"), length, body));
    }
}
