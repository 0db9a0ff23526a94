package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Another JVM that starts backing services and is killed. */
final class Abandonment implements AutoCloseable {

    private final Process parent;
    private final List<Long> children;

    private Abandonment(Process parent, List<Long> children) {
        this.parent = parent;
        this.children = children;
    }

    static Abandonment of(Path folder) throws IOException {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Abandonment.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = parent.inputReader();
        String pids = Objects.requireNonNull(output.readLine(), "the other JVM ended early");
        return new Abandonment(
                parent,
                Arrays.stream(pids.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(Long::valueOf)
                        .toList());
    }

    void killParent() {
        assertThat(children).allMatch(Abandonment::isAlive);
        parent.destroyForcibly();
    }

    void awaitEndOfChildren() {
        await().atMost(Duration.ofSeconds(20)).until(() -> children.stream().noneMatch(Abandonment::isAlive));
    }

    @Override
    public void close() {
        parent.destroyForcibly();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** The other JVM: prints the children's pids when all is written, and waits to be killed. */
    public static void main(String[] arguments) throws Exception {
        BackingServices backing = BackingServices.start(BackingOptions.keptIn(Path.of(arguments[0])));
        Sample.write(backing, "abandoned");
        System.out.println(String.join(
                " ", Arrays.stream(backing.pids()).mapToObj(Long::toString).toList()));
        System.in.read();
    }
}
