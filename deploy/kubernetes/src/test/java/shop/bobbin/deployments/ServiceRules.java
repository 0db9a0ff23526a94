package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import java.util.List;
import java.util.stream.Stream;

/** Rules of ports: each Service selects the pods of its own name, and it and the probes use a port that they have. */
final class ServiceRules {

    private ServiceRules() {}

    static Stream<String> violations(Resources resources) {
        return Stream.of(
                        resources.of(Service.class).stream().flatMap(service -> leadsToPods(resources, service)),
                        resources.workloads().stream()
                                .filter(workload -> !workload.ports().isEmpty())
                                .flatMap(workload -> require(
                                        resources.has(Service.class, workload.name()),
                                        "%s: has ports but no Service",
                                        workload.name())),
                        resources.workloads().stream().flatMap(ServiceRules::probesItsPorts))
                .flatMap(violations -> violations);
    }

    private static Stream<String> leadsToPods(Resources resources, Service service) {
        String name = service.getMetadata().getName();
        List<Workload> selected = resources.workloads().stream()
                .filter(workload ->
                        Selectors.contains(workload.labels(), service.getSpec().getSelector()))
                .toList();
        if (!selected.stream().map(Workload::name).toList().equals(List.of(name))) {
            return Stream.of("%s: the Service selects %s"
                    .formatted(name, selected.stream().map(Workload::name).toList()));
        }
        Workload workload = selected.getFirst();
        boolean headless = "None".equals(service.getSpec().getClusterIP());
        return Stream.concat(
                service.getSpec().getPorts().stream()
                        .flatMap(port ->
                                require(isPortOf(workload, port), "%s: has no port for %s", name, port.getName())),
                require(
                        headless || !"service".equals(workload.labels().get(Workload.COMPONENT)),
                        "%s: is not headless",
                        name));
    }

    private static boolean isPortOf(Workload workload, ServicePort port) {
        return workload.ports().stream()
                .anyMatch(own -> own.getName().equals(port.getTargetPort().getStrVal())
                        && own.getContainerPort().equals(port.getPort()));
    }

    private static Stream<String> probesItsPorts(Workload workload) {
        var names = workload.ports().stream().map(ContainerPort::getName).toList();
        return workload.containers().stream()
                .flatMap(container -> Stream.of(
                        container.getStartupProbe(), container.getReadinessProbe(), container.getLivenessProbe()))
                .filter(probe -> probe != null && probe.getHttpGet() != null)
                .flatMap(probe -> require(
                        names.contains(probe.getHttpGet().getPort().getStrVal()),
                        "%s: a probe has an unknown port",
                        workload.name()));
    }
}
