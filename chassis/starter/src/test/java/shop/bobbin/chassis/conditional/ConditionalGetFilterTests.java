package shop.bobbin.chassis.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import shop.bobbin.chassis.problem.ProblemWriters;

/** The cases that no endpoint of the services has; the other cases are in the tests of the catalog service. */
class ConditionalGetFilterTests {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:10Z");
    private static final String TAG = "\"7\"";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # a weak tag is not valid for ranges and changes
            GET  | W/"7" | If-None-Match | "7"                           | 304
            GET  | W/"7" | If-Match      | W/"7"                         | 412
            GET  | W/"7" | If-Range      | W/"7"                         | 200
            # a date is a strong validator after a second
            GET  | "7"   | If-Range      | Sun, 01 Mar 2026 00:00:00 GMT | 206
            GET  | "7"   | If-Range      | Sat, 28 Feb 2026 00:00:00 GMT | 200
            GET  | "7"   | If-Range      | Sun, 01 Mar 2026 00:00:01 GMT | 200
            # ranges are defined for GET only
            HEAD | "7"   | If-Range      | "7"                           | 200
            """)
    void followsTheRfc(String method, String tag, String header, String value, int status) throws Exception {
        var request = request(method);
        request.addHeader(header, value);

        assertThat(respond(request, tag, "no-cache").getStatus()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"no-store, 200", "'private, no-store', 200", ", 200", "private, 304"})
    void appliesToCacheableResponses(String cacheControl, int status) throws Exception {
        var request = request("GET");
        request.addHeader("If-None-Match", TAG);

        assertThat(respond(request, TAG, cacheControl).getStatus()).isEqualTo(status);
    }

    private static MockHttpServletRequest request(String method) {
        var request = new MockHttpServletRequest(method, "/");
        request.addHeader("Range", "bytes=0-1");
        return request;
    }

    private static MockHttpServletResponse respond(MockHttpServletRequest request, String tag, String cacheControl)
            throws Exception {
        var response = new MockHttpServletResponse();
        FilterChain handler = (received, output) -> {
            assertThat(((HttpServletRequest) received).getHeader("Range")).isNull();
            var http = (HttpServletResponse) output;
            http.setHeader("ETag", tag);
            http.setHeader("Last-Modified", "Sun, 01 Mar 2026 00:00:00 GMT");
            http.setHeader("Accept-Ranges", "bytes");
            if (cacheControl != null) {
                http.setHeader("Cache-Control", cacheControl);
            }
            http.getOutputStream().write(new byte[] {1, 2, 3});
        };
        new ConditionalGetFilter(ProblemWriters.forTests(), () -> NOW).doFilter(request, response, handler);
        return response;
    }
}
