package shop.bobbin.chassis.problem;

import tools.jackson.databind.json.JsonMapper;

/** Problem writers for tests without an application. */
public final class ProblemWriters {

    private ProblemWriters() {}

    public static ProblemWriter forTests() {
        return new ProblemWriter(JsonMapper.shared());
    }
}
