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

/** The packaged jar in its own process: as an application, and as an extension of WireMock's standalone runner. */
class PackagedSimulatorIT {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void killAll() throws InterruptedException {
        for (var process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void printsOneLineAndStopsOnSigterm() throws Exception {
        var process = startJar();
        portOf("ready on http://127\\.0\\.0\\.1:(\\d+), ledger .* with 0 entries");

        process.destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readAllLines(out())).hasSize(1);
        assertThat(err()).isEmptyFile();
    }

    @Test
    void losesNoRequestWithAResponseWhenItIsKilled() throws Exception {
        var process = startJar();
        var provider = ProviderTestClient.at(portOf("ready on .*:(\\d+),"));
        var succeeded = new ConcurrentHashMap<String, String>();
        var merchants = Stream.of("a", "b", "c", "d")
                .map(name -> Thread.startVirtualThread(() -> authoriseUntilItFails(provider, name, succeeded)))
                .toList();

        await().atMost(Duration.ofSeconds(30)).until(() -> succeeded.size() >= 100);
        process.destroyForcibly().waitFor();
        for (var merchant : merchants) {
            merchant.join();
        }
        Files.writeString(ledger(), "{\"sequence\":", StandardOpenOption.APPEND);
        startJar();
        var restarted = ProviderTestClient.at(portOf("ready on .*:(\\d+),"));

        assertThat(Files.readString(err()))
                .startsWith("Dropped an incomplete last line")
                .hasLineCount(1);
        var recorded = new ConcurrentHashMap<String, String>();
        restarted.ledger().entries().forEach(entry -> recorded.put(entry.idempotencyKey(), entry.authorisationId()));
        assertThat(recorded).containsAllEntriesOf(succeeded);
        assertThat(restarted.ledger().entries()).hasSameSizeAs(recorded.keySet());
    }

    @Test
    void isAnExtensionOfWireMocksStandaloneRunner() throws Exception {
        var classPath = "target/lib/*" + File.pathSeparator + jar();
        start(
                "-D" + LedgerLocation.PROPERTY + "=" + ledger(),
                "-cp",
                classPath,
                "wiremock.Run",
                "--port=0",
                "--bind-address=127.0.0.1",
                "--root-dir=" + folder);
        var provider = ProviderTestClient.at(portOf("port:\\s+(\\d+)"));

        assertThat(provider.authorise("k1", TestData.json("order-1")).status()).isEqualTo(201);
        assertThat(Files.readAllLines(ledger())).hasSize(1);
    }

    @Test
    void printsTheCauseOfAFailedStart() throws Exception {
        var first = startJar();
        var port = portOf("ready on .*:(\\d+),");

        var sameLedger = startJar();
        assertThat(sameLedger.waitFor()).isEqualTo(1);
        assertThat(Files.readString(err()))
                .contains("in use by another simulator")
                .hasLineCount(1);

        var samePort = start("-jar", jar(), "--port", "" + port, "--ledger", folder.resolve("other") + "");
        assertThat(samePort.waitFor()).isEqualTo(1);
        assertThat(Files.readString(err())).contains("cannot start", "" + port);

        assertThat(start("-jar", jar(), "--prot", "1").waitFor()).isEqualTo(2);
        assertThat(Files.readString(err())).contains("unknown option --prot", "usage:");
        assertThat(first.isAlive()).isTrue();
    }

    private static void authoriseUntilItFails(
            ProviderTestClient provider, String merchant, Map<String, String> succeeded) {
        for (int i = 0; ; i++) {
            try {
                var key = merchant + i;
                succeeded.put(
                        key,
                        provider.authorise(key, TestData.json(merchant))
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
        var command = new ArrayList<>(List.of(JAVA.toString(), "-Xmx64m", "-XX:+UseSerialGC"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out." + (processes.size() + 1)).toFile())
                .redirectError(folder.resolve("err." + (processes.size() + 1)).toFile())
                .start();
        processes.add(process);
        return process;
    }

    private int portOf(String line) {
        var pattern = Pattern.compile(line);
        var found = await().atMost(Duration.ofSeconds(30))
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
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("payment-simulator-.*\\.jar"))
                    .filter(file -> !file.toString().contains("-sources"))
                    .findFirst()
                    .orElseThrow()
                    .toString();
        }
    }
}
