package shop.bobbin.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Checks the overlays as rendered by the script {@code check}: the same rules, all resources of the sources, the images and
 * Secrets of production, and the canary.
 */
class RenderedIT {

    @SuppressWarnings("unused") // of the tests below
    private static final Iterable<String> OVERLAYS = Overlay.ALL;

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void keepsTheRules(String overlay) {
        assertThat(Rules.violations(rendered(overlay))).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void hasAllResourcesOfTheSources(String overlay) {
        assertThat(rendered(overlay).of(HasMetadata.class))
                .filteredOn(resource -> !isGenerated(resource))
                .extracting(RenderedIT::named)
                .containsExactlyInAnyOrderElementsOf(Overlay.asWritten(overlay).all().stream()
                        .filter(resource -> !isGenerated(resource))
                        .filter(resource -> !(overlay.equals("local") && resource instanceof HorizontalPodAutoscaler))
                        .map(RenderedIT::named)
                        .toList());
    }

    @Test
    void usesRegistryImagesAndNoGeneratedSecretsInProduction() {
        assertThat(rendered("production").workloads())
                .extracting(workload -> workload.containers().getFirst().getImage())
                .allMatch(image -> image.matches("[^/]+[.:][^/]+/.+"));
        assertThat(rendered("production").of(Secret.class)).isEmpty();
    }

    @Test
    void givesTheCanaryItsWeightAndImage() {
        var weighted = (HTTPRoute) Manifests.of(Sources.asWritten().text("components/canary/weights.yaml"))
                .getFirst();
        assertThat(rendered("canary")
                        .one(HTTPRoute.class, "bobbin")
                        .getSpec()
                        .getRules()
                        .getFirst()
                        .getBackendRefs())
                .isEqualTo(weighted.getSpec().getRules().getFirst().getBackendRefs());
        Container gateway = container("canary", "gateway");
        Container canary = container("canary", "gateway-canary");
        assertThat(withoutTag(canary.getImage())).isEqualTo(withoutTag(gateway.getImage()));
        assertThat(canary.toBuilder().withImage(gateway.getImage()).build()).isEqualTo(gateway);
    }

    private static Resources rendered(String overlay) {
        Path file = Path.of(System.getProperty("bobbin.rendered"), overlay + ".yaml");
        return new Resources(Manifests.of(Sources.read(file)));
    }

    private static Container container(String overlay, String workload) {
        return rendered(overlay).workload(workload).containers().getFirst();
    }

    private static String withoutTag(String image) {
        return image.substring(0, image.lastIndexOf(':'));
    }

    /** Names of generated resources end in a hash of their content. */
    private static boolean isGenerated(HasMetadata resource) {
        return resource.getKind().equals("ConfigMap") || resource.getKind().equals("Secret");
    }

    private static String named(HasMetadata resource) {
        return resource.getKind() + " " + resource.getMetadata().getName();
    }
}
