package shop.bobbin.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import shop.bobbin.chassis.ledger.RawHttp;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds for every problem that a client may get. */
public final class ProblemAssert {

    private ProblemAssert() {}

    public static JsonNode assertProblem(HttpResponse<String> answer, int status, String slug) {
        return assertProblem(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse("none"),
                answer.body(),
                status,
                slug);
    }

    public static JsonNode assertProblem(RawHttp.Answer answer, int status, String slug) {
        var type = answer.headers()
                .lines()
                .filter(line -> line.startsWith("Content-Type: "))
                .findFirst()
                .orElse("none");
        return assertProblem(answer.status(), type.replace("Content-Type: ", ""), answer.body(), status, slug);
    }

    private static JsonNode assertProblem(int answered, String contentType, String body, int status, String slug) {
        assertThat(answered).as(body).isEqualTo(status);
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
