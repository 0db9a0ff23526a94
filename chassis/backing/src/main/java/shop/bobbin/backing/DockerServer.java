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
 * A container that can be stopped, killed and started again. Testcontainers alone can only remove it, and would give
 * another port to the next one.
 */
final class DockerServer {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final GenericContainer<?> container;
    private final BooleanSupplier ready;
    private volatile boolean created;

    DockerServer(GenericContainer<?> container, int containerPort, int port, BooleanSupplier ready) {
        this.container = container;
        this.ready = ready;
        // An engine elsewhere is reached from outside.
        String address = DockerEngine.isLocal() ? "127.0.0.1:" : "";
        container.setPortBindings(List.of(address + port + ":" + containerPort));
    }

    /**
     * Keeps a folder of the container in a volume, which outlives it. The container takes the volume's name: one that is
     * there already was left behind by a JVM that was killed, and would use the same data.
     */
    static void keep(GenericContainer<?> container, String volume, String folder) {
        container.withCreateContainerCmdModifier(command -> {
            remove(container.getDockerClient(), volume);
            Objects.requireNonNull(command.getHostConfig())
                    .withMounts(List.of(new Mount()
                            .withType(MountType.VOLUME)
                            .withSource(volume)
                            .withTarget(folder)));
            command.withName(volume);
        });
    }

    /** Removes a volume with its data, and what uses it. */
    static void erase(String volume) {
        DockerClient client = DockerClientFactory.instance().client();
        remove(client, volume);
        try {
            client.removeVolumeCmd(volume).exec();
        } catch (NotFoundException nothingToErase) {
            // As wanted.
        }
    }

    private static void remove(DockerClient client, String name) {
        try {
            client.removeContainerCmd(name)
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
        } catch (NotFoundException nothingLeftBehind) {
            // As it should be.
        }
    }

    /** The name of the volume that stands for a folder of this machine. */
    static String volume(Path dataDirectory, String purpose) {
        String path = dataDirectory.toAbsolutePath().normalize().toString();
        return "bobbin-%s-%s".formatted(UUID.nameUUIDFromBytes(path.getBytes(StandardCharsets.UTF_8)), purpose);
    }

    void start() {
        if (isRunning()) {
            return;
        }
        if (exists()) {
            client().startContainerCmd(container.getContainerId()).exec();
        } else {
            container.stop(); // forgets one that has been removed
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

    /** Asked of the engine, since others may stop or remove a container too. */
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
                () -> ready.getAsBoolean() ? null : "it does not answer",
                TIMEOUT,
                "The container of " + container.getDockerImageName(),
                () -> "Its log:%n%s".formatted(container.getLogs()));
    }
}
