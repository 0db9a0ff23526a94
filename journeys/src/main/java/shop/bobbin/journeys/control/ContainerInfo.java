package shop.bobbin.journeys.control;

import tools.jackson.databind.JsonNode;

/**
 * The state of a container, from {@code docker inspect}.
 *
 * @param pid of the main process on the Docker host; 0 when it is not running
 * @param restarts the number of restarts by the restart policy
 * @param memoryLimit in bytes; 0 = none
 */
public record ContainerInfo(
        String id,
        String name,
        String service,
        long pid,
        int restarts,
        String health,
        boolean outOfMemory,
        long memoryLimit) {

    static ContainerInfo of(JsonNode inspected) {
        var state = inspected.path("State");
        return new ContainerInfo(
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

    /** Kills the process directly: after {@code docker kill} the restart policy would not restart the container. */
    public void killMainProcess() {
        var killed = ProcessHandle.of(pid).map(ProcessHandle::destroyForcibly).orElse(false);
        if (!killed) {
            throw new IllegalStateException(
                    "kill -9 %d (%s) needs a Docker engine on this machine, and root rights".formatted(pid, name));
        }
    }
}
