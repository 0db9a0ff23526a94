package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.bobbin.journeys.control.ContainerInfo;
import shop.bobbin.journeys.control.DockerCompose;
import shop.bobbin.journeys.invariants.Invariants;
import shop.bobbin.journeys.load.CustomerLoad;

/** The memory use of the containers under load, which is also printed as a table. */
@Journey
@Tag("containers")
class MemoryJourney {

    private static final long MIB = 1024 * 1024;
    /** In percent of the limit. Use above the limit cannot be observed, since the kernel kills the container. */
    private static final int MAX_PERCENTAGE = 95;

    private static final long TOTAL_LIMIT = 2048 * MIB;

    private final DockerCompose compose = new DockerCompose();
    private final CustomerLoad load;

    MemoryJourney(RunningShop shop) {
        this.load = new CustomerLoad(shop, 8, Duration.ofSeconds(45));
    }

    @AfterAll
    static void verifyInvariants(RunningShop shop) {
        new Invariants(shop).verify();
    }

    @Test
    void staysWithinItsMemoryUnderLoad() throws Exception {
        var before = compose.containers();
        var highest = new HashMap<String, Long>();
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            var orders = background.submit(load::run);
            while (!orders.isDone()) {
                compose.memory(before).forEach((name, used) -> highest.merge(name, used, Math::max));
            }
            System.out.println("Orders confirmed in " + load.duration().toSeconds() + " s: " + orders.get());
        }
        print(before, highest);

        var after = compose.containers();
        assertThat(namesAndPids(after)).as("containers without restarts").isEqualTo(namesAndPids(before));
        assertThat(after)
                .noneMatch(ContainerInfo::outOfMemory)
                .allSatisfy(container -> assertThat(highest.get(container.name()))
                        .isPositive()
                        .isLessThan(container.memoryLimit() / 100 * MAX_PERCENTAGE));
        assertThat(sum(after)).isLessThanOrEqualTo(TOTAL_LIMIT);
    }

    private static List<String> namesAndPids(List<ContainerInfo> containers) {
        return containers.stream()
                .map(container -> "%s, pid %d".formatted(container.name(), container.pid()))
                .sorted()
                .toList();
    }

    private static long sum(List<ContainerInfo> containers) {
        return containers.stream().mapToLong(ContainerInfo::memoryLimit).sum();
    }

    private static void print(List<ContainerInfo> containers, Map<String, Long> used) {
        System.out.printf("%-36s %10s %10s%n", "container", "used, MiB", "limit, MiB");
        containers.forEach(
                container -> line(container.name(), used.getOrDefault(container.name(), 0L), container.memoryLimit()));
        line("total", used.values().stream().mapToLong(Long::longValue).sum(), sum(containers));
    }

    private static void line(String name, long used, long limit) {
        System.out.printf("%-36s %10d %10d%n", name, used / MIB, limit / MIB);
    }
}
