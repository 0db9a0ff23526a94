package shop.bobbin.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CanaryTests {

    private static final Sources SOURCES = Sources.asWritten();
    private static final Resources CANARY = Overlay.read(SOURCES, "canary");

    @Test
    void equalsTheGatewayExceptForItsName() {
        Deployment gateway = CANARY.one(Deployment.class, "gateway");
        assertThat(CANARY.one(Deployment.class, "gateway-canary"))
                .isEqualTo(new DeploymentBuilder(gateway)
                        .editMetadata()
                        .withName("gateway-canary")
                        .addToLabels(Workload.NAME, "gateway-canary")
                        .endMetadata()
                        .editSpec()
                        .withReplicas(1)
                        .editSelector()
                        .withMatchLabels(Map.of(Workload.NAME, "gateway-canary"))
                        .endSelector()
                        .editTemplate()
                        .editMetadata()
                        .addToLabels(Workload.NAME, "gateway-canary")
                        .endMetadata()
                        .editSpec()
                        .editContainer(0)
                        .withEnv(patchedEnvironment(gateway))
                        .withResources(
                                // those of production, see RenderedIT
                                CANARY.workload("gateway-canary")
                                        .containers()
                                        .getFirst()
                                        .getResources())
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build());
    }

    /** The environment as Kustomize merges it: variables that a patch adds come first. */
    private static List<EnvVar> patchedEnvironment(Deployment gateway) {
        return Stream.concat(
                        KustomizationFile.in(SOURCES, "overlays/canary")
                                .withParts()
                                .flatMap(KustomizationFile::merged)
                                .filter(Deployment.class::isInstance)
                                .map(Deployment.class::cast)
                                .filter(patch -> patch.getMetadata().getName().equals("gateway")),
                        Stream.of(gateway))
                .flatMap(deployment -> deployment.getSpec().getTemplate().getSpec().getContainers().stream())
                .flatMap(container -> container.getEnv().stream())
                .toList();
    }

    @Test
    void sharesTheTrafficWithTheGateway() {
        var weighted = (HTTPRoute)
                Manifests.of(SOURCES.text("components/canary/weights.yaml")).getFirst();
        assertThat(RouteRules.violations(new Resources(List.of(
                        weighted,
                        CANARY.one(Service.class, "gateway"),
                        CANARY.one(Service.class, "gateway-canary"),
                        CANARY.one(Deployment.class, "gateway"),
                        CANARY.one(Deployment.class, "gateway-canary")))))
                .isEmpty();
        assertThat(weighted.getSpec().getRules().getFirst().getBackendRefs())
                .allMatch(backend -> backend.getWeight() > 0);
    }

    @Test
    void changesOnlyTheBackendsOfTheRoute() {
        var weighted = (HTTPRoute)
                Manifests.of(SOURCES.text("components/canary/weights.yaml")).getFirst();
        HTTPRoute route = CANARY.one(HTTPRoute.class, "bobbin");
        assertThat(weighted.getSpec().getRules()).hasSameSizeAs(route.getSpec().getRules());
        var rule = weighted.getSpec().getRules().getFirst();
        assertThat(rule.toBuilder()
                        .withBackendRefs(route.getSpec().getRules().getFirst().getBackendRefs())
                        .build())
                .isEqualTo(route.getSpec().getRules().getFirst());
        assertThat(rule.getBackendRefs())
                .extracting(HTTPBackendRef::getName)
                .containsExactly("gateway", "gateway-canary");
    }
}
