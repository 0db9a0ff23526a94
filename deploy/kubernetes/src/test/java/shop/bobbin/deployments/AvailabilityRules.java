package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.stream.Stream;

/** Instances come and go one by one, and no more of them are made than can work. */
final class AvailabilityRules {

    private AvailabilityRules() {}

    static Stream<String> complaints(Resources resources) {
        return Stream.of(
                        resources.workloads().stream()
                                .filter(Workload::isPartOfTheShop)
                                .flatMap(workload -> hasBudget(resources, workload)),
                        resources.of(PodDisruptionBudget.class).stream()
                                .flatMap(budget -> allowsOne(resources, budget)),
                        resources.of(HorizontalPodAutoscaler.class).stream()
                                .flatMap(scaler -> scales(resources, scaler)),
                        resources.of(Deployment.class).stream().flatMap(AvailabilityRules::rollsOneByOne))
                .flatMap(complaints -> complaints);
    }

    private static Stream<String> hasBudget(Resources resources, Workload workload) {
        return require(
                resources.has(PodDisruptionBudget.class, workload.name()),
                "%s: has no PodDisruptionBudget",
                workload.name());
    }

    /** With a minimum in place of it, a node with the only instance could never be drained. */
    private static Stream<String> allowsOne(Resources resources, PodDisruptionBudget budget) {
        String name = budget.getMetadata().getName();
        List<String> selected = resources.workloads().stream()
                .filter(workload -> Selectors.matches(budget.getSpec().getSelector(), workload.labels()))
                .map(Workload::name)
                .toList();
        boolean one = budget.getSpec().getMaxUnavailable() != null
                && Integer.valueOf(1)
                        .equals(budget.getSpec().getMaxUnavailable().getIntVal());
        return Stream.concat(
                require(selected.equals(List.of(name)), "%s: the PodDisruptionBudget is for %s", name, selected),
                require(one, "%s: the PodDisruptionBudget does not let one go", name));
    }

    private static Stream<String> scales(Resources resources, HorizontalPodAutoscaler scaler) {
        HorizontalPodAutoscalerSpec spec = scaler.getSpec();
        String target = spec.getScaleTargetRef().getName();
        if (!resources.has(Deployment.class, target)
                || !spec.getScaleTargetRef().getKind().equals("Deployment")
                || !spec.getScaleTargetRef().getApiVersion().equals("apps/v1")) {
            return Stream.of(
                    "%s: there is no %s to scale".formatted(scaler.getMetadata().getName(), target));
        }
        int partitions = Topics.fewestPartitions();
        return Stream.of(
                        require(
                                resources
                                                .one(Deployment.class, target)
                                                .getSpec()
                                                .getReplicas()
                                        == null,
                                "%s: says how many replicas, which its HorizontalPodAutoscaler does",
                                target),
                        require(
                                spec.getMinReplicas() >= 2 && spec.getMinReplicas() <= spec.getMaxReplicas(),
                                "%s: scales from %d to %d",
                                target,
                                spec.getMinReplicas(),
                                spec.getMaxReplicas()),
                        require(
                                spec.getMaxReplicas() <= partitions,
                                "%s: %d instances would share %d partitions",
                                target,
                                spec.getMaxReplicas(),
                                partitions),
                        require(!spec.getMetrics().isEmpty(), "%s: scales by nothing", target))
                .flatMap(complaints -> complaints);
    }

    private static Stream<String> rollsOneByOne(Deployment deployment) {
        var strategy = deployment.getSpec().getStrategy();
        boolean isPart = "edge".equals(component(deployment)) || "service".equals(component(deployment));
        boolean oneByOne = strategy != null
                && strategy.getRollingUpdate() != null
                && Integer.valueOf(0)
                        .equals(strategy.getRollingUpdate().getMaxUnavailable().getIntVal());
        return require(
                !isPart || oneByOne,
                "%s: is away while it is replaced",
                deployment.getMetadata().getName());
    }

    private static String component(Deployment deployment) {
        return deployment.getMetadata().getLabels().getOrDefault(Workload.COMPONENT, "");
    }
}
