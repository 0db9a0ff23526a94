package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.stream.Stream;

/** Rules of autoscalers: each scales an existing Deployment, and every instance has a partition. */
final class ScalingRules {

    private ScalingRules() {}

    static Stream<String> violations(Resources resources) {
        return resources.of(HorizontalPodAutoscaler.class).stream().flatMap(scaler -> violations(resources, scaler));
    }

    private static Stream<String> violations(Resources resources, HorizontalPodAutoscaler scaler) {
        var target = scaler.getSpec().getScaleTargetRef().getName();
        if (!resources.has(Deployment.class, target)) {
            return Stream.of(
                    "%s: there is no %s to scale".formatted(scaler.getMetadata().getName(), target));
        }
        int instances = scaler.getSpec().getMaxReplicas();
        int partitions = Topics.minPartitions();
        return Stream.concat(
                require(
                        resources.one(Deployment.class, target).getSpec().getReplicas() == null,
                        "%s: sets replicas, which its HorizontalPodAutoscaler controls",
                        target),
                require(
                        instances <= partitions,
                        "%s: %d instances would share %d partitions",
                        target,
                        instances,
                        partitions));
    }
}
