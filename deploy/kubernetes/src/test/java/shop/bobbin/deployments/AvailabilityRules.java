package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerSpec;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.stream.Stream;

/** Rules of disruption budgets, autoscalers and rolling updates: pods are replaced one by one, and every instance has a partition. */
final class AvailabilityRules {

    private AvailabilityRules() {}

    static Stream<String> violations(Resources resources) {
        return Stream.of(
                        resources.workloads().stream()
                                .filter(Workload::isPartOfTheShop)
                                .flatMap(workload -> hasBudget(resources, workload)),
                        resources.of(PodDisruptionBudget.class).stream()
                                .flatMap(budget -> allowsOneDisruption(resources, budget)),
                        resources.of(HorizontalPodAutoscaler.class).stream()
                                .flatMap(scaler -> scalesWithinBounds(resources, scaler)),
                        resources.of(Deployment.class).stream().flatMap(AvailabilityRules::rollsWithoutDowntime))
                .flatMap(violations -> violations);
    }

    private static Stream<String> hasBudget(Resources resources, Workload workload) {
        return require(
                resources.has(PodDisruptionBudget.class, workload.name()),
                "%s: has no PodDisruptionBudget",
                workload.name());
    }

    /** {@code minAvailable} would never let a node with the only instance be drained. */
    private static Stream<String> allowsOneDisruption(Resources resources, PodDisruptionBudget budget) {
        String name = budget.getMetadata().getName();
        List<String> selected = resources.workloads().stream()
                .filter(workload -> Selectors.matches(budget.getSpec().getSelector(), workload.labels()))
                .map(Workload::name)
                .toList();
        boolean one = budget.getSpec().getMaxUnavailable() != null
                && Integer.valueOf(1)
                        .equals(budget.getSpec().getMaxUnavailable().getIntVal());
        return Stream.concat(
                require(selected.equals(List.of(name)), "%s: the PodDisruptionBudget selects %s", name, selected),
                require(one, "%s: the PodDisruptionBudget must have maxUnavailable 1", name));
    }

    private static Stream<String> scalesWithinBounds(Resources resources, HorizontalPodAutoscaler scaler) {
        HorizontalPodAutoscalerSpec spec = scaler.getSpec();
        String target = spec.getScaleTargetRef().getName();
        if (!resources.has(Deployment.class, target)
                || !spec.getScaleTargetRef().getKind().equals("Deployment")
                || !spec.getScaleTargetRef().getApiVersion().equals("apps/v1")) {
            return Stream.of(
                    "%s: there is no %s to scale".formatted(scaler.getMetadata().getName(), target));
        }
        int partitions = Topics.minPartitions();
        return Stream.of(
                        require(
                                resources
                                                .one(Deployment.class, target)
                                                .getSpec()
                                                .getReplicas()
                                        == null,
                                "%s: sets replicas, which its HorizontalPodAutoscaler controls",
                                target),
                        require(
                                spec.getMinReplicas() >= 2 && spec.getMinReplicas() <= spec.getMaxReplicas(),
                                "%s: must scale from at least 2 to more, not from %d to %d",
                                target,
                                spec.getMinReplicas(),
                                spec.getMaxReplicas()),
                        require(
                                spec.getMaxReplicas() <= partitions,
                                "%s: %d instances would share %d partitions",
                                target,
                                spec.getMaxReplicas(),
                                partitions),
                        require(!spec.getMetrics().isEmpty(), "%s: the HorizontalPodAutoscaler has no metric", target))
                .flatMap(violations -> violations);
    }

    private static Stream<String> rollsWithoutDowntime(Deployment deployment) {
        var strategy = deployment.getSpec().getStrategy();
        boolean isPart = "edge".equals(component(deployment)) || "service".equals(component(deployment));
        boolean oneByOne = strategy != null
                && strategy.getRollingUpdate() != null
                && Integer.valueOf(0)
                        .equals(strategy.getRollingUpdate().getMaxUnavailable().getIntVal());
        return require(
                !isPart || oneByOne,
                "%s: is unavailable during a rolling update",
                deployment.getMetadata().getName());
    }

    private static String component(Deployment deployment) {
        return deployment.getMetadata().getLabels().getOrDefault(Workload.COMPONENT, "");
    }
}
