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

/** A child JVM that starts backing services and is then killed. */
final class KilledJvm implements AutoCloseable {

    private final Process jvm;
    private final List<Long> servers;

    private KilledJvm(Process jvm, List<Long> servers) {
        this.jvm = jvm;
        this.servers = servers;
    }

    static KilledJvm start(Path folder) throws IOException {
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledJvm.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = jvm.inputReader();
        String pids = Objects.requireNonNull(output.readLine(), "the child JVM has exited early");
        return new KilledJvm(
                jvm,
                Arrays.stream(pids.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(Long::valueOf)
                        .toList());
    }

    void kill() {
        assertThat(servers).allMatch(KilledJvm::isAlive);
        jvm.destroyForcibly();
    }

    void awaitEndOfServers() {
        await().atMost(Duration.ofSeconds(20)).until(() -> servers.stream().noneMatch(KilledJvm::isAlive));
    }

    @Override
    public void close() {
        jvm.destroyForcibly();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Runs in the child JVM: writes test data, prints the pids of the servers and waits. */
    public static void main(String[] arguments) throws Exception {
        var backing = BackingServices.start(BackingOptions.persistentIn(Path.of(arguments[0])));
        TestData.write(backing, "written before the kill");
        System.out.println(String.join(
                " ", Arrays.stream(backing.pids()).mapToObj(Long::toString).toList()));
        System.in.read();
    }
}
