package shop.bobbin.deployments;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads manifests into the Java types of their kinds. */
final class Manifests {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    ConfigMap.class,
                    Namespace.class,
                    Secret.class,
                    Service.class,
                    ServiceAccount.class,
                    Deployment.class,
                    StatefulSet.class,
                    Job.class,
                    HorizontalPodAutoscaler.class,
                    PodDisruptionBudget.class,
                    NetworkPolicy.class,
                    Gateway.class,
                    HTTPRoute.class)
            .collect(toUnmodifiableMap(
                    type -> HasMetadata.getApiVersion(type) + " " + HasMetadata.getKind(type), type -> type));

    private Manifests() {}

    static List<HasMetadata> of(String text) {
        return YamlDocuments.of(text).stream().map(Manifests::resource).toList();
    }

    static HasMetadata resource(Object document) {
        Map<String, Object> fields = YamlDocuments.map(document);
        String kind = fields.get("apiVersion") + " " + fields.get("kind");
        Class<? extends HasMetadata> type = KINDS.get(kind);
        if (type == null) {
            throw new IllegalArgumentException("unknown kind: " + kind);
        }
        HasMetadata resource = StrictReader.read(fields, type);
        if (resource.getMetadata() == null || resource.getMetadata().getName() == null) {
            throw new IllegalArgumentException("a resource without a name: " + kind);
        }
        return resource;
    }
}
