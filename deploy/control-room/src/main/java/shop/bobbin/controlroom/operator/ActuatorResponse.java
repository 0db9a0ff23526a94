package shop.bobbin.controlroom.operator;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an instance has answered. */
record Reply(int status, String text) {

    private static final int SHOWN = 300;

    boolean isDone() {
        return status == 200;
    }

    /** Missing where the answer is no JSON. */
    JsonNode body() {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return JsonMapper.shared().missingNode();
        }
    }

    /** Why it was not done: the detail of a problem, an endpoint's own reason, or what else there is. */
    String reason() {
        var other = text.substring(0, Math.min(SHOWN, text.length()));
        return status + " "
                + body().path("detail").asString(body().path("reason").asString(other));
    }
}
