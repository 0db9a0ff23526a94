package shop.bobbin.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.bobbin.backing.ChildEnvironment;

class SupervisorIT {

    private static final List<String> NAMES = List.of("one", "two");

    private final ByteArrayOutputStream consoleOutput = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Supervisor supervisor;

    @BeforeEach
    void setUp() {
        supervisor = newSupervisor();
    }

    private Supervisor newSupervisor() {
        var console = new Console(new PrintStream(consoleOutput, true, StandardCharsets.UTF_8));
        return new Supervisor(NAMES, folder.resolve("logs"), folder.resolve("pids"), 2, console);
    }

    @AfterEach
    void killProcesses() {
        supervisor.killAll();
    }

    @Test
    void startsSeveralAndMeasuresTheirMemory() {
        supervisor.forEach(NAMES, name -> supervisor.start(TestProcesses.spec(name, "ready", folder)));

        assertThat(NAMES).map(supervisor::status).allSatisfy(status -> {
            assertThat(status.state()).isEqualTo(ProcessState.UP);
            assertThat(status.pid()).isNotNull();
            assertThat(status.memory()).isGreaterThan(1_000_000);
        });
    }

    @Test
    void reportsAFailedStartWithExitCodeAndLog() {
        assertThatThrownBy(() -> supervisor.start(TestProcesses.spec("one", "fails", folder)))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("one exited during its start (exit code 3)")
                .hasMessageContaining(folder.resolve("logs/one.log").toString())
                .hasMessageContaining("test service has no database");
        assertThat(supervisor.status("one").state()).isEqualTo(ProcessState.DOWN);
    }

    @Test
    void abortsTheStartOfAllWhenOneFails() {
        assertThatThrownBy(() -> supervisor.forEach(
                        NAMES,
                        name -> supervisor.start(
                                TestProcesses.spec(name, name.equals("two") ? "fails" : "ready", folder))))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("two exited during its start");
    }

    @Test
    void stopsGracefullyAndStartsAgain() throws IOException {
        supervisor.start(TestProcesses.spec("one", "ready", folder));

        supervisor.stop("one", Duration.ofSeconds(10));

        assertThat(supervisor.status("one").state()).isEqualTo(ProcessState.STOPPED);
        assertThat(Files.readString(folder.resolve("logs/one.log"))).contains("test service ends well");
        supervisor.start(TestProcesses.spec("one", "ready", folder));
        assertThat(supervisor.status("one").state()).isEqualTo(ProcessState.UP);
        assertThat(consoleOutput.toString(StandardCharsets.UTF_8)).doesNotContain("exited unexpectedly");
    }

    @Test
    void reportsAnUnexpectedExitOnce() {
        supervisor.start(TestProcesses.spec("one", "ready", folder));
        var pid = supervisor.status("one").pid();

        ProcessHandle.of(pid == null ? -1 : pid).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(supervisor.status("one").state()).isEqualTo(ProcessState.DOWN));
        assertThat(consoleOutput.toString(StandardCharsets.UTF_8))
                .containsOnlyOnce("one has exited unexpectedly (exit code 137)");
    }

    @Test
    void reportsAnExitAfterOutOfMemory() throws IOException {
        var spec = TestProcesses.spec("one", "out-of-memory", folder);
        supervisor.start(spec);

        try (var socket = new Socket(spec.url().getHost(), spec.url().getPort())) {
            socket.getOutputStream().write("GET /allocate HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(consoleOutput.toString(StandardCharsets.UTF_8))
                            .containsOnlyOnce("one has exited unexpectedly (exit code 3: out of memory)"));
        }
    }

    @Test
    void passesAllowedVariablesOnly() throws IOException {
        supervisor.start(TestProcesses.spec("one", "ready", folder));

        var variables = Files.readAllLines(folder.resolve("logs/one.log")).stream()
                .filter(line -> line.startsWith("variables: "))
                .flatMap(
                        line -> Stream.of(line.substring("variables: ".length()).split(" ")))
                .filter(name -> !name.startsWith("BOBBIN_"))
                .toList();

        assertThat(variables).contains("PATH", "TEST_VARIABLE");
        assertThat(variables)
                .isSubsetOf(
                        "PATH",
                        "HOME",
                        "USER",
                        "LOGNAME",
                        "LANG",
                        "LC_ALL",
                        "LC_CTYPE",
                        "TZ",
                        "TMPDIR",
                        "TEST_VARIABLE");
    }

    @Test
    void startsNothingAfterClose() {
        supervisor.close(NAMES);

        supervisor.start(TestProcesses.spec("one", "ready", folder));

        assertThat(supervisor.status("one").pid()).isNull();
    }

    @Test
    void closesAProcessThatIsStillStarting() throws InterruptedException {
        var starter =
                Thread.ofVirtual().start(() -> supervisor.start(TestProcesses.spec("one", "never-ready", folder)));
        await().until(() -> supervisor.status("one").pid() != null);

        supervisor.close(NAMES);

        starter.join();
        assertThat(supervisor.status("one").state()).isEqualTo(ProcessState.STOPPED);
        assertThat(supervisor.status("one").pid()).isNull();
    }

    @Test
    void endsStaleProcessesOfAKilledSupervisor() throws IOException, InterruptedException {
        var killed = new ProcessBuilder(
                        TestProcesses.JAVA,
                        "-cp",
                        TestProcesses.classPath(KilledSupervisor.class, Supervisor.class, ChildEnvironment.class),
                        KilledSupervisor.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        assertThat(killed.waitFor()).isEqualTo(137);
        var orphan = new PidFile(folder.resolve("pids/orphan.pid")).find().orElseThrow();
        assertThat(orphan.isAlive()).isTrue();

        assertThat(new StaleProcessCleanup(folder.resolve("pids")).end()).containsExactly("orphan");

        assertThat(orphan.isAlive()).isFalse();
        assertThat(folder.resolve("pids")).isEmptyDirectory();
    }

    @Test
    void startsANewLogAndKeepsThePreviousOne() {
        supervisor.start(TestProcesses.spec("one", "ready", folder));
        supervisor.killAll();

        supervisor = newSupervisor();

        assertThat(folder.resolve("logs/one.log")).doesNotExist();
        assertThat(folder.resolve("logs/one.log.previous")).content().contains("test service begins");
    }
}
