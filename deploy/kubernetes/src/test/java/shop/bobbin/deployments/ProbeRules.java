package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of startup, readiness and liveness probes. */
final class ProbeRules {

    private static final String READINESS = "/actuator/health/readiness";
    private static final String LIVENESS = "/actuator/health/liveness";

    private ProbeRules() {}

    static Stream<String> violations(Resources resources) {
        return resources.workloads().stream()
                .filter(workload -> !workload.runsToCompletion())
                .flatMap(workload -> workload.containers().stream()
                        .flatMap(container -> Stream.of(
                                probed(workload, container, "startup", READINESS, container.getStartupProbe()),
                                probed(workload, container, "readiness", READINESS, container.getReadinessProbe()),
                                probed(workload, container, "liveness", LIVENESS, container.getLivenessProbe())))
                        .flatMap(violations -> violations)
                        .map(violation -> workload.name() + ": " + violation));
    }

    private static Stream<String> probed(
            Workload workload, Container container, String name, String expected, @Nullable Probe probe) {
        if (probe == null) {
            return Stream.of("has no %s probe".formatted(name));
        }
        List<String> ports =
                container.getPorts().stream().map(ContainerPort::getName).toList();
        String path = probe.getHttpGet() == null ? "" : probe.getHttpGet().getPath();
        return Stream.concat(
                require(
                        probe.getExec() != null || ports.contains(port(probe)),
                        "its %s probe has an unknown port",
                        name),
                require(
                        !workload.isPartOfTheShop() || expected.equals(path),
                        "its %s probe has the path %s",
                        name,
                        path));
    }

    private static String port(Probe probe) {
        if (probe.getHttpGet() != null) {
            return probe.getHttpGet().getPort().getStrVal();
        }
        return probe.getTcpSocket() == null
                ? ""
                : probe.getTcpSocket().getPort().getStrVal();
    }
}
