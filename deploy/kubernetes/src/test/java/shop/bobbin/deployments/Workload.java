package shop.bobbin.deployments;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What runs pods, of whatever kind. */
record Workload(HasMetadata owner, PodTemplateSpec template) {

    static final String NAME = "app.kubernetes.io/name";
    static final String COMPONENT = "app.kubernetes.io/component";

    String name() {
        return owner.getMetadata().getName();
    }

    /** It ends by itself: nothing is asked of it while it runs. */
    boolean ends() {
        return owner instanceof Job;
    }

    Map<String, String> labels() {
        return template.getMetadata().getLabels();
    }

    /** A part of the shop, as opposed to what is foreign to it and to tools. */
    boolean isPartOfTheShop() {
        return List.of("edge", "service").contains(labels().getOrDefault(COMPONENT, ""));
    }

    /** A gateway, the only part that is called from outside. */
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
