package shop.bobbin.deployments;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A resource that runs pods: a Deployment, a StatefulSet or a Job. */
record Workload(HasMetadata owner, PodTemplateSpec template) {

    static final String NAME = "app.kubernetes.io/name";
    static final String COMPONENT = "app.kubernetes.io/component";

    String name() {
        return owner.getMetadata().getName();
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    /** A service or the gateway, not a backing service or a tool. */
    boolean isPartOfTheShop() {
        return List.of("edge", "service").contains(labels().getOrDefault(COMPONENT, ""));
    }

    /** A gateway, the only part that clients outside the cluster call. */
    boolean isEdge() {
        return "edge".equals(labels().get(COMPONENT));
    }

    PodSpec pod() {
        return template.getSpec();
    }

    List<Container> containers() {
        return Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream())
                .toList();
    }

    List<ContainerPort> ports() {
        return containers().stream()
                .flatMap(container -> container.getPorts().stream())
                .toList();
    }
}
