package shop.bobbin.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import shop.bobbin.chassis.ledger.RawHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Assertions that hold for each problem response. */
public final class ProblemAssert {

    private ProblemAssert() {}

    public static JsonNode assertProblem(HttpResponse<String> response, int status, String slug) {
        return assertProblem(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse("none"),
                response.body(),
                status,
                slug);
    }

    public static JsonNode assertProblem(RawHttp.Response response, int status, String slug) {
        var type = response.headers()
                .lines()
                .filter(line -> line.startsWith("Content-Type: "))
                .findFirst()
                .orElse("none");
        return assertProblem(response.status(), type.replace("Content-Type: ", ""), response.body(), status, slug);
    }

    private static JsonNode assertProblem(int actualStatus, String contentType, String body, int status, String slug) {
        assertThat(actualStatus).as(body).isEqualTo(status);
        assertThat(contentType).as(body).startsWith("application/problem+json");
        var problem = JsonMapper.shared().readTree(body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1));
        assertThat(problem.get("type").asString()).isEqualTo("urn:bobbin:problem:" + slug);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.has("properties")).as(body).isFalse();
        assertThat(body).doesNotContain("shop.bobbin", "Exception", "org.springframework", "\tat ");
        return problem;
    }
}
