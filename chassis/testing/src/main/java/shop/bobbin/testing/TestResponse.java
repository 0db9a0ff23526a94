package shop.bobbin.testing;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response with a JSON body, or none. */
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

    /** A field of the body's first level as text; empty when there is none. */
    public String field(String name) {
        return body().path(name).asString("");
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The kind of a problem, for example {@code not-found}. */
    public String problem() {
        return field("type").replace("urn:bobbin:problem:", "");
    }
}
