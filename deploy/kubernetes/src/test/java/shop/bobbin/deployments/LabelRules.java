package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules of names, labels and selectors. */
final class LabelRules {

    private LabelRules() {}

    static Stream<String> violations(Resources resources) {
        return Stream.of(
                        unique(resources),
                        resources.workloads().stream().flatMap(LabelRules::labelled),
                        selectors(resources),
                        namespaces(resources))
                .flatMap(violations -> violations);
    }

    /** ConfigMaps are left out: a base and an overlay may both have one before Kustomize merges them. */
    private static Stream<String> unique(Resources resources) {
        var seen = new HashSet<String>();
        return resources.all().stream()
                .filter(resource -> !resource.getKind().equals("ConfigMap"))
                .map(resource ->
                        resource.getKind() + " " + resource.getMetadata().getName())
                .filter(name -> !seen.add(name))
                .map(name -> name + ": is a duplicate");
    }

    private static Stream<String> labelled(Workload workload) {
        return Stream.of(workload.labels(), workload.owner().getMetadata().getLabels())
                .flatMap(labels -> Stream.concat(
                        require(
                                workload.name().equals(labels.get(Workload.NAME)),
                                "%s: its name label differs from its name",
                                workload.name()),
                        require(
                                labels.containsKey(Workload.COMPONENT),
                                "%s: has no component label",
                                workload.name())));
    }

    private static Stream<String> selectors(Resources resources) {
        return Stream.concat(
                        resources.of(Deployment.class).stream()
                                .map(deployment -> Map.entry(
                                        resources.workload(
                                                deployment.getMetadata().getName()),
                                        deployment.getSpec().getSelector())),
                        resources.of(StatefulSet.class).stream()
                                .map(set -> Map.entry(
                                        resources.workload(set.getMetadata().getName()),
                                        set.getSpec().getSelector())))
                .flatMap(entry -> selectsOnlyItsOwn(resources, entry.getKey(), entry.getValue()));
    }

    private static Stream<String> selectsOnlyItsOwn(Resources resources, Workload workload, LabelSelector selector) {
        List<String> selected = resources.workloads().stream()
                .filter(other -> Selectors.matches(selector, other.labels()))
                .map(Workload::name)
                .toList();
        return require(selected.equals(List.of(workload.name())), "%s: selects %s", workload.name(), selected);
    }

    private static Stream<String> namespaces(Resources resources) {
        return resources.of(Namespace.class).stream()
                .map(HasMetadata::getMetadata)
                .flatMap(namespace -> require(
                        "restricted".equals(namespace.getLabels().get("pod-security.kubernetes.io/enforce")),
                        "%s: does not enforce the restricted pod security standard",
                        namespace.getName()));
    }
}
