package shop.bobbin.controlroom.system;

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

/** Docker Compose and the engine, as someone at a terminal in the checkout's root uses them. */
final class Compose {

    /** The project as it is, and its inner ports on the loopback interface. */
    private static final List<String> FILES = List.of("-f", "docker-compose.yml", "-f", "deploy/compose/exposed.yml");

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final Path checkout = Checkout.root();

    /** Runs {@code docker compose} and returns what it has printed; throws with its complaints when it fails. */
    String run(String... arguments) {
        var command = new ArrayList<>(List.of("docker", "compose"));
        command.addAll(FILES);
        command.addAll(Arrays.asList(arguments));
        return output(command);
    }

    /** The same for {@code docker}. */
    String docker(String... arguments) {
        var command = new ArrayList<>(List.of("docker"));
        command.addAll(Arrays.asList(arguments));
        return output(command);
    }

    /** All that run or should; what had something to do once and is done, is not among them. */
    List<Container> containers() {
        return inspect(run("ps", "-a", "-q").lines().toList()).stream()
                .filter(container -> !container.service().equals("provision"))
                .toList();
    }

    /** The only container of a service. */
    Container container(String service) {
        return inspect(List.of(run("ps", "-a", "-q", service))).getFirst();
    }

    /** What each uses now, in bytes, by the container's name. */
    Map<String, Long> memory(List<Container> containers) {
        var arguments = new ArrayList<>(List.of("stats", "--no-stream", "--format", "{{.Name}};{{.MemUsage}}"));
        containers.forEach(container -> arguments.add(container.id()));
        return docker(arguments.toArray(String[]::new))
                .lines()
                .map(line -> line.split(";"))
                .collect(Collectors.toMap(words -> words[0], words -> MemoryUse.bytes(words[1])));
    }

    private List<Container> inspect(List<String> ids) {
        var arguments = new ArrayList<>(List.of("inspect"));
        arguments.addAll(ids);
        return JsonMapper.shared()
                .readTree(docker(arguments.toArray(String[]::new)))
                .valueStream()
                .map(Container::of)
                .toList();
    }

    private String output(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(checkout.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            var output =
                    CompletableFuture.supplyAsync(() -> text(process.getInputStream()), Thread::startVirtualThread);
            var complaints =
                    CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), Thread::startVirtualThread);
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw failure(command, "no end after " + LONGEST, output.join(), complaints.join());
            }
            if (process.exitValue() != 0) {
                throw failure(command, "exit code " + process.exitValue(), output.join(), complaints.join());
            }
            return output.join().strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static IllegalStateException failure(List<String> command, String end, String output, String complaints) {
        return new IllegalStateException(
                "%s: %s%n%s%n%s".formatted(String.join(" ", command), end, output.strip(), complaints.strip()));
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
