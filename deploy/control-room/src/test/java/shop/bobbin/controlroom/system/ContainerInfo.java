package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/**
 * One container, as {@code docker inspect} has shown it.
 *
 * @param pid of its main process, as the engine's machine sees it; 0 when it does not run
 * @param restarts by its restart policy
 * @param memoryLimit in bytes, 0 = none
 */
record Container(
        String id,
        String name,
        String service,
        long pid,
        int restarts,
        String health,
        boolean outOfMemory,
        long memoryLimit) {

    static Container of(JsonNode inspected) {
        var state = inspected.path("State");
        return new Container(
                inspected.path("Id").asString(),
                inspected.path("Name").asString().substring(1),
                inspected
                        .path("Config")
                        .path("Labels")
                        .path("com.docker.compose.service")
                        .asString(),
                state.path("Pid").asLong(),
                inspected.path("RestartCount").asInt(),
                state.path("Health").path("Status").asString("none"),
                state.path("OOMKilled").asBoolean(),
                inspected.path("HostConfig").path("Memory").asLong());
    }

    /** From outside, behind the engine's back: asked by the engine, it would take the end for a wish and not restart it. */
    void killMainProcess() {
        var killed = ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
        assertThat(killed)
                .as("kill -9 %d (%s) wants the engine on this machine, and its rights", pid, name)
                .isTrue();
    }
}
