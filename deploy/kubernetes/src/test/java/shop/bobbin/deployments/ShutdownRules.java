package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.Container;
import java.util.Objects;
import java.util.stream.Stream;

/** The rule of graceful shutdown: a pod has time for its {@code preStop} sleep and for the shutdown of the application. */
final class ShutdownRules {

    /** Two phases of a graceful shutdown of 10 s each, after the {@code preStop} sleep. */
    private static final long SHUTDOWN_SECONDS = 20;

    private static final long DEFAULT_GRACE_SECONDS = 30;

    private ShutdownRules() {}

    static Stream<String> violations(Resources resources) {
        return resources.workloads().stream().filter(Workload::isPartOfTheShop).flatMap(ShutdownRules::stopsGracefully);
    }

    private static Stream<String> stopsGracefully(Workload workload) {
        long pause = workload.containers().stream()
                .mapToLong(ShutdownRules::preStopSleepSeconds)
                .max()
                .orElse(0);
        long grace =
                Objects.requireNonNullElse(workload.pod().getTerminationGracePeriodSeconds(), DEFAULT_GRACE_SECONDS);
        return Stream.concat(
                require(pause > 0, "%s: has no preStop sleep", workload.name()),
                require(
                        grace >= pause + SHUTDOWN_SECONDS,
                        "%s: is killed after %d s, of which %d s are its preStop sleep",
                        workload.name(),
                        grace,
                        pause));
    }

    private static long preStopSleepSeconds(Container container) {
        var lifecycle = container.getLifecycle();
        if (lifecycle == null
                || lifecycle.getPreStop() == null
                || lifecycle.getPreStop().getSleep() == null) {
            return 0;
        }
        return lifecycle.getPreStop().getSleep().getSeconds();
    }
}
