package shop.bobbin.journeys;

import java.net.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A response of the gateway.
 *
 * @param request method and path, for messages
 */
public record ShopResponse(String request, int status, HttpHeaders headers, String text) {

    private static final int MAX_SHOWN_CHARACTERS = 300;

    /** Returns this response, or throws when its status is not 2xx. */
    public ShopResponse requireSuccess() {
        if (status < 200 || status >= 300) {
            throw failed();
        }
        return this;
    }

    /** Returns this response, or throws when it has another status. */
    public ShopResponse requireStatus(int expected) {
        if (status != expected) {
            throw failed();
        }
        return this;
    }

    private JourneyFailedException failed() {
        return new JourneyFailedException("%s failed with status %d: %s".formatted(request, status, excerpt()));
    }

    public JsonNode body() {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new JourneyFailedException("%s returned a body that is not JSON: %s".formatted(request, excerpt()));
        }
    }

    /** A text field of the body; empty when it is absent. */
    public String field(String name) {
        return body().path(name).asString("");
    }

    /** The first value of a header; empty when it is absent. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The problem type without its URN prefix, for example {@code not-found}. */
    public String problem() {
        return field("type").replace("urn:bobbin:problem:", "");
    }

    private String excerpt() {
        return text.substring(0, Math.min(MAX_SHOWN_CHARACTERS, text.length()));
    }
}
