package shop.bobbin.controlroom.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the shop needs of a machine while it has something to do. The table is for whoever reads the log. */
@Journey
@Tag("containers")
class MemoryJourney {

    private static final long MIB = 1024 * 1024;
    /** In percent of its limit: what is over the limit is ended, and never seen to be over it. */
    private static final int HIGHEST_SHARE = 95;

    private static final long LIMIT_OF_ALL = 2048 * MIB;

    private final Compose compose = new Compose();
    private final Load load;

    MemoryJourney(RunningShop shop) {
        this.load = new Load(shop, 8, Duration.ofSeconds(45));
    }

    @AfterAll
    static void whateverHappened(RunningShop shop) {
        new Invariants(shop).hold();
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
        assertThat(runs(after)).as("runs, without a restart").isEqualTo(runs(before));
        assertThat(after)
                .noneMatch(Container::outOfMemory)
                .allSatisfy(container -> assertThat(highest.get(container.name()))
                        .isPositive()
                        .isLessThan(container.memoryLimit() / 100 * HIGHEST_SHARE));
        assertThat(sum(after)).isLessThanOrEqualTo(LIMIT_OF_ALL);
    }

    private static List<String> runs(List<Container> containers) {
        return containers.stream()
                .map(container -> "%s, pid %d".formatted(container.name(), container.pid()))
                .sorted()
                .toList();
    }

    private static long sum(List<Container> containers) {
        return containers.stream().mapToLong(Container::memoryLimit).sum();
    }

    private static void print(List<Container> containers, Map<String, Long> used) {
        System.out.printf("%-36s %10s %10s%n", "container", "used, MiB", "limit, MiB");
        containers.forEach(
                container -> line(container.name(), used.getOrDefault(container.name(), 0L), container.memoryLimit()));
        line("all", used.values().stream().mapToLong(Long::longValue).sum(), sum(containers));
    }

    private static void line(String name, long used, long limit) {
        System.out.printf("%-36s %10d %10d%n", name, used / MIB, limit / MIB);
    }
}
