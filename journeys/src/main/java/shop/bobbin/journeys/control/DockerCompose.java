package shop.bobbin.journeys.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Runs {@code docker compose} and {@code docker} commands in the project's root folder. */
public final class DockerCompose {

    /** The Compose project, with its internal ports published on the loopback interface. */
    private static final List<String> FILES = List.of("-f", "docker-compose.yml", "-f", "deploy/compose/exposed.yml");

    private static final Duration TIMEOUT = Duration.ofMinutes(5);

    private final Path root = ProjectRoot.path();

    /** Runs {@code docker compose} and returns its output; throws with the error output when it fails. */
    public String run(String... arguments) {
        var command = new ArrayList<>(List.of("docker", "compose"));
        command.addAll(FILES);
        command.addAll(Arrays.asList(arguments));
        return output(command);
    }

    /** Runs {@code docker} in the same way. */
    private String docker(String... arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(Arrays.asList(arguments));
        return output(command);
    }

    /** Starts a service with this number of instances, or adds or removes some, and waits until all are healthy. */
    public void start(String service, int instances) {
        run(
                "up",
                "-d",
                "--no-deps",
                "--no-recreate",
                "--no-build",
                "--wait",
                "--scale",
                service + "=" + instances,
                service);
    }

    /** All containers of long-running services, without the one-time {@code provision}. */
    public List<ContainerInfo> containers() {
        return inspect(run("ps", "-a", "-q").lines().toList()).stream()
                .filter(container -> !container.service().equals("provision"))
                .toList();
    }

    /** The container of a service with one instance. */
    public ContainerInfo container(String service) {
        return inspect(List.of(run("ps", "-a", "-q", service))).getFirst();
    }

    /** The current memory use in bytes, by container name. */
    public Map<String, Long> memory(List<ContainerInfo> containers) {
        var arguments = new ArrayList<>(List.of("stats", "--no-stream", "--format", "{{.Name}};{{.MemUsage}}"));
        containers.forEach(container -> arguments.add(container.id()));
        return docker(arguments.toArray(String[]::new))
                .lines()
                .map(line -> line.split(";"))
                .collect(Collectors.toMap(words -> words[0], words -> MemoryUsage.bytes(words[1])));
    }

    private List<ContainerInfo> inspect(List<String> ids) {
        var arguments = new ArrayList<>(List.of("inspect"));
        arguments.addAll(ids);
        return JsonMapper.shared()
                .readTree(docker(arguments.toArray(String[]::new)))
                .valueStream()
                .map(ContainerInfo::of)
                .toList();
    }

    private String output(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(root.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            var output =
                    CompletableFuture.supplyAsync(() -> text(process.getInputStream()), Thread::startVirtualThread);
            var errors =
                    CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), Thread::startVirtualThread);
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failure(command, "still running after " + TIMEOUT, output.join(), errors.join());
            }
            if (process.exitValue() != 0) {
                throw failure(command, "exit code " + process.exitValue(), output.join(), errors.join());
            }
            return output.join().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static IllegalStateException failure(List<String> command, String end, String output, String errors) {
        return new IllegalStateException(
                "%s: %s%n%s%n%s".formatted(String.join(" ", command), end, output.strip(), errors.strip()));
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
