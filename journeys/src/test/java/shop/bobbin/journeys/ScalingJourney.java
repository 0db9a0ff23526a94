package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.bobbin.journeys.control.DockerCompose;

/** Instances of the catalog service are added and removed under load. */
@Journey
@Tag("containers")
class ScalingJourney {

    private static final int INSTANCES = 3;
    private static final int READS = 300;
    /** New instances are used within 3 s, but reading the metrics of all instances takes longer. */
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration LONGER_THAN_DNS_CACHE_TTL = Duration.ofSeconds(4);

    private final DockerCompose compose = new DockerCompose();
    private final Shopper ada;

    ScalingJourney(RunningShop shop) {
        this.ada = shop.guest();
    }

    @AfterEach
    void scaleDown() {
        scale(1);
    }

    @Test
    void balancesReadsOverThreeInstances() {
        scale(INSTANCES);
        awaitReadsByAllInstances();

        var before = readCounts();
        IntStream.range(0, READS).forEach(n -> read());

        var shares = difference(readCounts(), before);
        System.out.println(READS + " reads were balanced over the instances as " + shares);
        assertThat(shares)
                .allMatch(count -> count >= READS / 5)
                .satisfies(counts -> assertThat(
                                counts.stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(READS));
    }

    @Test
    void failsNoReadWhileInstancesAreRemoved() {
        scale(INSTANCES);
        awaitReadsByAllInstances();
        var removed = new AtomicBoolean();

        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var reads = CompletableFuture.supplyAsync(() -> readUntil(removed), background);
            try {
                scale(1);
                // The loop only ends early if a read has failed.
                await().during(LONGER_THAN_DNS_CACHE_TTL)
                        .atMost(LONGER_THAN_DNS_CACHE_TTL.multipliedBy(2))
                        .untilAsserted(() -> assertThat(reads).isNotDone());
            } finally {
                removed.set(true);
            }
            System.out.println("Reads while two of three instances were removed: " + reads.join());
            assertThat(reads.join()).isGreaterThan(INSTANCES * 10);
        }
    }

    private void awaitReadsByAllInstances() {
        var start = readCounts();
        await().atMost(TIMEOUT).untilAsserted(() -> {
            IntStream.range(0, 10).forEach(n -> read());
            assertThat(difference(readCounts(), start)).allMatch(count -> count > 0);
        });
    }

    private int readUntil(AtomicBoolean removed) {
        var reads = 0;
        while (!removed.get()) {
            read();
            reads++;
        }
        return reads;
    }

    private void read() {
        ada.browse("");
    }

    private void scale(int instances) {
        compose.start("catalog-service", instances);
    }

    /** The number of catalog reads of each instance, from its metrics. */
    private List<Long> readCounts() {
        return IntStream.rangeClosed(1, INSTANCES).mapToObj(this::readCount).toList();
    }

    private long readCount(int index) {
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
