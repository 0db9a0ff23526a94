package shop.bobbin.deployments;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.stream.Stream;

/** All resources of an overlay. */
record Resources(List<HasMetadata> all) {

    <T extends HasMetadata> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return of(type).stream()
                .filter(resource -> resource.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no %s %s".formatted(type.getSimpleName(), name)));
    }

    boolean has(Class<? extends HasMetadata> type, String name) {
        return of(type).stream()
                .anyMatch(resource -> resource.getMetadata().getName().equals(name));
    }

    List<Workload> workloads() {
        return all.stream()
                .flatMap(resource -> switch (resource) {
                    case Deployment deployment ->
                        Stream.of(new Workload(resource, deployment.getSpec().getTemplate()));
                    case StatefulSet set ->
                        Stream.of(new Workload(resource, set.getSpec().getTemplate()));
                    case Job job ->
                        Stream.of(new Workload(resource, job.getSpec().getTemplate()));
                    default -> Stream.empty();
                })
                .toList();
    }

    Workload workload(String name) {
        return workloads().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no workload " + name));
    }
}
