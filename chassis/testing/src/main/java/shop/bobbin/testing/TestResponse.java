package shop.bobbin.testing;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP response whose body, if any, is JSON. */
public record TestResponse(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String text() {
        return response.body();
    }

    public JsonNode body() {
        return JsonMapper.shared().readTree(response.body());
    }

    /** A top-level member of the body as text; empty when it is missing. */
    public String field(String name) {
        return body().path(name).asString("");
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The problem type without its URN prefix, for example {@code not-found}. */
    public String problem() {
        return field("type").replace("urn:bobbin:problem:", "");
    }
}
