package shop.bobbin.controlroom.system;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A response of the gateway. */
record GatewayResponse(HttpResponse<String> response) {

    int status() {
        return response.statusCode();
    }

    String text() {
        return response.body();
    }

    JsonNode body() {
        return JsonMapper.shared().readTree(response.body());
    }

    String field(String name) {
        return body().path(name).asString("");
    }

    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The problem type without its URN prefix, for example {@code not-found}. */
    String problem() {
        return field("type").replace("urn:bobbin:problem:", "");
    }
}
