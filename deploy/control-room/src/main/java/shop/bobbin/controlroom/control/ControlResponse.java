package shop.bobbin.controlroom.control;

import tools.jackson.databind.json.JsonMapper;

/**
 * An HTTP response of {@link ControlApi}: status code and JSON body.
 *
 * @param afterwards runs after the response has been sent
 */
record ControlResponse(int status, String body, Runnable afterwards) {

    ControlResponse(int status, String body) {
        this(status, body, () -> {});
    }

    static ControlResponse ok() {
        return new ControlResponse(200, "{}");
    }

    static ControlResponse okThen(Runnable afterwards) {
        return new ControlResponse(200, "{}", afterwards);
    }

    static ControlResponse notFound(String path) {
        return problem(404, "not-found", "No resource at " + path + ".");
    }

    static ControlResponse problem(int status, String type, String detail) {
        var json = JsonMapper.shared();
        return new ControlResponse(
                status,
                json.createObjectNode()
                        .put("type", "urn:bobbin:problem:" + type)
                        .put("status", status)
                        .put("detail", detail)
                        .toString());
    }
}
