package shop.bobbin.wishlist.play;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service has answered. */
public record Reply(HttpResponse<String> response) {

    public int status() {
        return response.statusCode();
    }

    public String text() {
        return response.body();
    }

    public JsonNode body() {
        return JsonMapper.shared().readTree(response.body());
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The kind of a problem, for example {@code not-found}. */
    public String problem() {
        return body().path("type").asString("").replace("urn:bobbin:problem:", "");
    }
}
