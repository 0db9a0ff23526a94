package shop.bobbin.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is shipped, in processes of its own: by itself, and as an extension that WireMock's own runner finds. */
class PackagedSimulatorIT {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void killAll() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void saysOneLineAndStopsOnATerminationSignal() throws Exception {
        Process process = startJar();
        portOf("ready on http://127\\.0\\.0\\.1:(\\d+), ledger .* with 0 entries");

        process.destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(out())).hasSize(1);
        assertThat(err()).isEmptyFile();
    }

    @Test
    void losesNoAnsweredRequestWhenItIsKilled() throws Exception {
        Process process = startJar();
        Provider provider = Provider.at(portOf("ready on .*:(\\d+),"));
        Map<String, String> answered = new ConcurrentHashMap<>();
        List<Thread> merchants = Stream.of("a", "b", "c", "d")
                .map(name -> Thread.startVirtualThread(() -> authoriseUntilItDies(provider, name, answered)))
                .toList();

        await().atMost(Duration.ofSeconds(30)).until(() -> answered.size() >= 100);
        process.destroyForcibly().waitFor();
        for (Thread merchant : merchants) {
            merchant.join();
        }
        Files.writeString(ledger(), "{\"sequence\":", StandardOpenOption.APPEND);
        startJar();
        Provider again = Provider.at(portOf("ready on .*:(\\d+),"));

        assertThat(Files.readString(err()))
                .startsWith("Dropped a torn last line")
                .hasLineCount(1);
        Map<String, String> booked = new ConcurrentHashMap<>();
        again.ledger().entries().forEach(entry -> booked.put(entry.idempotencyKey(), entry.authorisationId()));
        assertThat(booked).containsAllEntriesOf(answered);
        assertThat(again.ledger().entries()).hasSameSizeAs(booked.keySet());
    }

    @Test
    void isAnExtensionOfWireMocksOwnRunner() throws Exception {
        String classPath = "target/lib/*" + File.pathSeparator + jar();
        start(
                "-D" + LedgerLocation.PROPERTY + "=" + ledger(),
                "-cp",
                classPath,
                "wiremock.Run",
                "--port=0",
                "--bind-address=127.0.0.1",
                "--root-dir=" + folder);
        Provider provider = Provider.at(portOf("port:\\s+(\\d+)"));

        assertThat(provider.authorise("k1", Some.json("order-1")).status()).isEqualTo(201);
        assertThat(Files.readAllLines(ledger())).hasSize(1);
    }

    @Test
    void namesWhatKeepsItFromStarting() throws Exception {
        Process first = startJar();
        int port = portOf("ready on .*:(\\d+),");

        Process sameLedger = startJar();
        assertThat(sameLedger.waitFor()).isEqualTo(1);
        assertThat(Files.readString(err()))
                .contains("in use by another simulator")
                .hasLineCount(1);

        Process samePort = start("-jar", jar(), "--port", "" + port, "--ledger", folder.resolve("other") + "");
        assertThat(samePort.waitFor()).isEqualTo(1);
        assertThat(Files.readString(err())).contains("cannot start", "" + port);

        assertThat(start("-jar", jar(), "--prot", "1").waitFor()).isEqualTo(2);
        assertThat(Files.readString(err())).contains("unknown option --prot", "usage:");
        assertThat(first.isAlive()).isTrue();
    }

    private static void authoriseUntilItDies(Provider provider, String merchant, Map<String, String> answered) {
        for (int i = 0; ; i++) {
            try {
                String key = merchant + i;
                answered.put(
                        key,
                        provider.authorise(key, Some.json(merchant))
                                .authorisation()
                                .id());
            } catch (Exception e) {
                return;
            }
        }
    }

    private Process startJar() throws IOException {
        return start("-jar", jar(), "--port", "0", "--ledger", ledger().toString());
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-Xmx64m", "-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out." + (processes.size() + 1)).toFile())
                .redirectError(folder.resolve("err." + (processes.size() + 1)).toFile())
                .start();
        processes.add(process);
        return process;
    }

    private int portOf(String line) {
        Pattern pattern = Pattern.compile(line);
        Matcher found = await().atMost(Duration.ofSeconds(30))
                .until(() -> pattern.matcher(Files.readString(out())), Matcher::find);
        return Integer.parseInt(found.group(1));
    }

    private Path out() {
        return folder.resolve("out." + processes.size());
    }

    private Path err() {
        return folder.resolve("err." + processes.size());
    }

    private Path ledger() {
        return folder.resolve("ledger.jsonl");
    }

    private static String jar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("payment-simulator-.*\\.jar"))
                    .filter(file -> !file.toString().contains("-sources"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }
}
