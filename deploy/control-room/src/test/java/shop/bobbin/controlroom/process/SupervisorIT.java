package shop.bobbin.controlroom.process;

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

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Supervisor supervisor;

    @BeforeEach
    void supervise() {
        supervisor = newSupervisor();
    }

    private Supervisor newSupervisor() {
        var console = new Console(new PrintStream(told, true, StandardCharsets.UTF_8));
        return new Supervisor(NAMES, folder.resolve("logs"), folder.resolve("pids"), 2, console);
    }

    @AfterEach
    void leaveNothingBehind() {
        supervisor.killAll();
    }

    @Test
    void startsSeveralAndReportsThemWithTheirMemory() {
        supervisor.forEach(NAMES, name -> supervisor.start(Tiny.launch(name, "good", folder)));

        assertThat(NAMES).map(supervisor::status).allSatisfy(status -> {
            assertThat(status.state()).isEqualTo(State.UP);
            assertThat(status.pid()).isNotNull();
            assertThat(status.memory()).isGreaterThan(1_000_000);
        });
    }

    @Test
    void saysWhoDiedAtItsStartHowAndWhatItHadWritten() {
        assertThatThrownBy(() -> supervisor.start(Tiny.launch("one", "dies", folder)))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("one died while it started (exit code 3)")
                .hasMessageContaining(folder.resolve("logs/one.log").toString())
                .hasMessageContaining("tiny service has no database");
        assertThat(supervisor.status("one").state()).isEqualTo(State.DOWN);
    }

    @Test
    void oneThatDiesEndsTheStartOfAll() {
        assertThatThrownBy(() -> supervisor.forEach(
                        NAMES,
                        name -> supervisor.start(Tiny.launch(name, name.equals("two") ? "dies" : "good", folder))))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("two died");
    }

    @Test
    void stopsGracefullyAndStartsAgain() throws IOException {
        supervisor.start(Tiny.launch("one", "good", folder));

        supervisor.stop("one", Duration.ofSeconds(10));

        assertThat(supervisor.status("one").state()).isEqualTo(State.STOPPED);
        assertThat(Files.readString(folder.resolve("logs/one.log"))).contains("tiny service ends well");
        supervisor.start(Tiny.launch("one", "good", folder));
        assertThat(supervisor.status("one").state()).isEqualTo(State.UP);
        assertThat(told.toString(StandardCharsets.UTF_8)).doesNotContain("ended by itself");
    }

    @Test
    void showsAsDownWhatEndedByItselfAndSaysSoOnce() {
        supervisor.start(Tiny.launch("one", "good", folder));
        var pid = supervisor.status("one").pid();

        ProcessHandle.of(pid == null ? -1 : pid).orElseThrow().destroyForcibly();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(supervisor.status("one").state()).isEqualTo(State.DOWN));
        assertThat(told.toString(StandardCharsets.UTF_8)).containsOnlyOnce("one has ended by itself (exit code 137)");
    }

    @Test
    void saysThatOneHasEndedForLackOfMemory() throws IOException {
        var launch = Tiny.launch("one", "hungry", folder);
        supervisor.start(launch);

        try (var socket = new Socket(launch.url().getHost(), launch.url().getPort())) {
            socket.getOutputStream().write("GET /eat HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(told.toString(StandardCharsets.UTF_8))
                            .containsOnlyOnce("one has ended by itself (exit code 3: out of memory)"));
        }
    }

    @Test
    void passesNoVariableOnThatIsMeantForOthers() throws IOException {
        supervisor.start(Tiny.launch("one", "good", folder));

        var variables = Files.readAllLines(folder.resolve("logs/one.log")).stream()
                .filter(line -> line.startsWith("variables: "))
                .flatMap(
                        line -> Stream.of(line.substring("variables: ".length()).split(" ")))
                .filter(name -> !name.startsWith("BOBBIN_"))
                .toList();

        assertThat(variables).contains("PATH", "TINY_OWN");
        assertThat(variables)
                .isSubsetOf(
                        "PATH", "HOME", "USER", "LOGNAME", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TINY_OWN");
    }

    @Test
    void startsNothingAnyMoreOnceClosed() {
        supervisor.close(NAMES);

        supervisor.start(Tiny.launch("one", "good", folder));

        assertThat(supervisor.status("one").pid()).isNull();
    }

    @Test
    void doesNotWaitForOneThatIsStillStarting() throws InterruptedException {
        var starter = Thread.ofVirtual().start(() -> supervisor.start(Tiny.launch("one", "deaf", folder)));
        await().until(() -> supervisor.status("one").pid() != null);

        supervisor.close(NAMES);

        starter.join();
        assertThat(supervisor.status("one").state()).isEqualTo(State.STOPPED);
        assertThat(supervisor.status("one").pid()).isNull();
    }

    @Test
    void endsWhatAKilledSupervisorLeftOver() throws IOException, InterruptedException {
        var killed = new ProcessBuilder(
                        Tiny.JAVA,
                        "-cp",
                        Tiny.classPath(KilledSupervisor.class, Supervisor.class, ChildEnvironment.class),
                        KilledSupervisor.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        assertThat(killed.waitFor()).isEqualTo(137);
        var orphan = new PidFile(folder.resolve("pids/orphan.pid")).find().orElseThrow();
        assertThat(orphan.isAlive()).isTrue();

        assertThat(new LeftOvers(folder.resolve("pids")).end()).containsExactly("orphan");

        assertThat(orphan.isAlive()).isFalse();
        assertThat(folder.resolve("pids")).isEmptyDirectory();
    }

    @Test
    void beginsANewLogAndKeepsTheOneBefore() {
        supervisor.start(Tiny.launch("one", "good", folder));
        supervisor.killAll();

        supervisor = newSupervisor();

        assertThat(folder.resolve("logs/one.log")).doesNotExist();
        assertThat(folder.resolve("logs/one.log.previous")).content().contains("tiny service begins");
    }
}
