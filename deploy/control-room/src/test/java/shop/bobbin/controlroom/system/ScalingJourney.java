package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Instances of the catalog are added and removed while somebody reads it. */
@Journey
@Tag("containers")
class ScalingJourney {

    private static final int INSTANCES = 3;
    private static final int READS = 300;
    /** New instances are seen within 3 s; to ask all of them what they have counted takes longer. */
    private static final Duration SECONDS = Duration.ofSeconds(30);

    private static final Duration LONGER_THAN_DNS_IS_BELIEVED = Duration.ofSeconds(4);

    private final Compose compose = new Compose();
    private final Shopper ada;

    ScalingJourney(RunningShop shop) {
        this.ada = shop.guest();
    }

    @AfterEach
    void leaveOne() {
        scale(1);
    }

    @Test
    void spreadsReadsOverThreeInstancesWithinSeconds() {
        scale(INSTANCES);
        untilEachAnswers();

        var before = answered();
        IntStream.range(0, READS).forEach(n -> read());

        var shares = difference(answered(), before);
        System.out.println("Of " + READS + " reads each instance has answered " + shares);
        assertThat(shares)
                .allMatch(count -> count >= READS / 5)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(READS));
    }

    @Test
    void failsNoReadWhileInstancesGo() throws Exception {
        scale(INSTANCES);
        untilEachAnswers();
        var gone = new AtomicBoolean();

        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var reads = background.submit(() -> readUntil(gone));
            try {
                scale(1);
                // It is done before it is told to only when a read has failed.
                await().during(LONGER_THAN_DNS_IS_BELIEVED)
                        .atMost(LONGER_THAN_DNS_IS_BELIEVED.multipliedBy(2))
                        .until(() -> !reads.isDone());
            } finally {
                gone.set(true);
            }
            System.out.println("Reads while two of three instances went: " + reads.get());
            assertThat(reads.get()).isGreaterThan(INSTANCES * 10);
        }
    }

    private void untilEachAnswers() {
        var start = answered();
        await().atMost(SECONDS).untilAsserted(() -> {
            IntStream.range(0, 10).forEach(n -> read());
            assertThat(difference(answered(), start)).allMatch(count -> count > 0);
        });
    }

    private int readUntil(AtomicBoolean gone) {
        var reads = 0;
        while (!gone.get()) {
            read();
            reads++;
        }
        return reads;
    }

    private void read() {
        assertThat(ada.get("/api/products").status()).isEqualTo(200);
    }

    private void scale(int instances) {
        compose.run(
                "up",
                "-d",
                "--no-deps",
                "--no-recreate",
                "--no-build",
                "--wait",
                "--scale",
                "catalog-service=" + instances,
                "catalog-service");
    }

    /** How many reads of the catalogue each instance has counted itself. */
    private List<Long> answered() {
        return IntStream.rangeClosed(1, INSTANCES).mapToObj(this::answeredBy).toList();
    }

    private long answeredBy(int index) {
        var metrics = compose.run(
                "exec",
                "-T",
                "--index",
                Integer.toString(index),
                "catalog-service",
                "curl",
                "-fsS",
                "http://127.0.0.1:8081/actuator/prometheus");
        return metrics.lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count{"))
                .filter(line -> line.contains("uri=\"/products\""))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static List<Long> difference(List<Long> after, List<Long> before) {
        return IntStream.range(0, INSTANCES)
                .mapToObj(index -> after.get(index) - before.get(index))
                .toList();
    }
}
