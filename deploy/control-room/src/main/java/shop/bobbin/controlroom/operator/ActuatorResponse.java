package shop.bobbin.controlroom.operator;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The response of a service's actuator endpoint. */
record ActuatorResponse(int status, String text) {

    private static final int MAX_SHOWN_CHARACTERS = 300;

    boolean isOk() {
        return status == 200;
    }

    /** The JSON body; a missing node when the body is not JSON. */
    JsonNode body() {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return JsonMapper.shared().missingNode();
        }
    }

    /** The reason of a failure: a problem's detail, an endpoint's reason, or the start of the body. */
    String reason() {
        var other = text.substring(0, Math.min(MAX_SHOWN_CHARACTERS, text.length()));
        return status + " "
                + body().path("detail").asString(body().path("reason").asString(other));
    }
}
