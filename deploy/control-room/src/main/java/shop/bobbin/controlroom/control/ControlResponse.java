package shop.bobbin.controlroom.control;

import tools.jackson.databind.json.JsonMapper;

/**
 * A status code and a body of JSON.
 *
 * @param afterwards what is to happen when it is out
 */
record Answer(int status, String body, Runnable afterwards) {

    Answer(int status, String body) {
        this(status, body, () -> {});
    }

    static Answer accepted() {
        return new Answer(200, "{}");
    }

    static Answer acceptedThen(Runnable afterwards) {
        return new Answer(200, "{}", afterwards);
    }

    static Answer notFound(String path) {
        return problem(404, "not-found", "There is nothing at " + path + ".");
    }

    static Answer problem(int status, String type, String detail) {
        var json = JsonMapper.shared();
        return new Answer(
                status,
                json.createObjectNode()
                        .put("type", "urn:bobbin:problem:" + type)
                        .put("status", status)
                        .put("detail", detail)
                        .toString());
    }
}
