package shop.bobbin.backing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;

/**
 * A container that can be stopped, killed and restarted on the same port. Testcontainers can only remove a container
 * and create another one on another port.
 */
final class DockerServer {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final GenericContainer<?> container;
    private final BooleanSupplier ready;
    private volatile boolean created;

    DockerServer(GenericContainer<?> container, int containerPort, int port, BooleanSupplier ready) {
        this.container = container;
        this.ready = ready;
        // The ports of a remote engine are not on our loopback interface.
        String address = DockerEngine.isLocal() ? "127.0.0.1:" : "";
        container.setPortBindings(List.of(address + port + ":" + containerPort));
    }

    /**
     * Mounts a named volume, which survives the container, at a folder of the container. The container gets the
     * volume's name: an existing container of that name is stale and uses the same data, so it is removed first.
     */
    static void mountVolume(GenericContainer<?> container, String volume, String folder) {
        container.withCreateContainerCmdModifier(command -> {
            removeContainer(container.getDockerClient(), volume);
            Objects.requireNonNull(command.getHostConfig())
                    .withMounts(List.of(new Mount()
                            .withType(MountType.VOLUME)
                            .withSource(volume)
                            .withTarget(folder)));
            command.withName(volume);
        });
    }

    /** Removes a volume with its data, and the container that uses it. */
    static void removeVolume(String volume) {
        DockerClient client = DockerClientFactory.instance().client();
        removeContainer(client, volume);
        try {
            client.removeVolumeCmd(volume).exec();
        } catch (NotFoundException notFound) {
            // Nothing to remove.
        }
    }

    private static void removeContainer(DockerClient client, String name) {
        try {
            client.removeContainerCmd(name)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException notFound) {
            // Nothing to remove.
        }
    }

    /** The name of the volume that belongs to a data directory. */
    static String volumeName(Path dataDirectory, String purpose) {
        var path = dataDirectory.toAbsolutePath().normalize().toString();
        return "bobbin-%s-%s".formatted(UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)), purpose);
    }

    void start() {
        if (isRunning()) {
            return;
        }
        if (exists()) {
            client().startContainerCmd(container.getContainerId()).exec();
        } else {
            container.stop(); // resets Testcontainers' state after the container was removed
            container.start();
            created = true;
        }
        awaitReady();
    }

    void stop() {
        if (isRunning()) {
            client().stopContainerCmd(container.getContainerId())
                    .withTimeout(15)
                    .exec();
        }
    }

    void crash() {
        if (isRunning()) {
            client().killContainerCmd(container.getContainerId()).exec();
        }
    }

    boolean isRunning() {
        return Boolean.TRUE.equals(
                state().map(InspectContainerResponse.ContainerState::getRunning).orElse(false));
    }

    void close() {
        stop();
        container.stop();
        created = false;
    }

    private boolean exists() {
        return state().isPresent();
    }

    /** Read from the engine each time, since the container may be stopped or removed from outside. */
    private Optional<InspectContainerResponse.ContainerState> state() {
        if (!created) {
            return Optional.empty();
        }
        try {
            return Optional.of(client().inspectContainerCmd(container.getContainerId())
                    .exec()
                    .getState());
        } catch (NotFoundException removed) {
            return Optional.empty();
        }
    }

    private DockerClient client() {
        return container.getDockerClient();
    }

    private void awaitReady() {
        Await.until(
                () -> ready.getAsBoolean() ? null : "it does not respond",
                TIMEOUT,
                "The container of " + container.getDockerImageName(),
                () -> "Its log:%n%s".formatted(container.getLogs()));
    }
}
