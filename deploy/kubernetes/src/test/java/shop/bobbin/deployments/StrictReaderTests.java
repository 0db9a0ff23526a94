package shop.bobbin.deployments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.constructor.DuplicateKeyException;

class StrictReaderTests {

    private static final Sources SOURCES = Sources.asWritten();
    private static final String DEPLOYMENT = "base/order-service/deployment.yaml";

    @Test
    void readsEachKindIntoItsType() {
        assertThat(Manifests.of(SOURCES.text(DEPLOYMENT)))
                .filteredOn(Deployment.class::isInstance)
                .singleElement()
                .satisfies(deployment ->
                        assertThat(deployment.getMetadata().getName()).isEqualTo("order-service"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    base/order-service/deployment.yaml      | readinessProbe:       | readinesProbe:          | readinesProbe
                    base/order-service/deployment.yaml      | readOnlyRootFilesystem| readonlyRootFilesystem  | readonlyRootFilesystem
                    base/order-service/scaling.yaml         | averageUtilization    | averageUtilisation      | averageUtilisation
                    components/routes/route.yaml            | backendRefs           | backends                | backends
                    """)
    void rejectsAMisspeltFieldAtAnyDepth(String path, String field, String misspelt, String named) {
        String text = SOURCES.replacing(path, field, misspelt).text(path);
        assertThatThrownBy(() -> Manifests.of(text)).hasMessageContaining("Unrecognized field \"" + named + "\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    value: 0.0.0.0        | value: 1
                    value: kubernetes     | value: yes
                    containerPort: 8082   | containerPort: '8082'
                    """)
    void rejectsAValueOfAnotherType(String value, String wrong) {
        String text = SOURCES.replacing(DEPLOYMENT, value, wrong).text(DEPLOYMENT);
        assertThatIllegalArgumentException().isThrownBy(() -> Manifests.of(text));
    }

    @Test
    void rejectsADuplicateKey() {
        String text = SOURCES.replacing(DEPLOYMENT, "revisionHistoryLimit: 3", "selector: {}")
                .text(DEPLOYMENT);
        assertThatThrownBy(() -> Manifests.of(text)).isInstanceOf(DuplicateKeyException.class);
    }

    @ParameterizedTest
    @CsvSource({"kind: Deployment, kind: Deploy", "apiVersion: apps/v1, apiVersion: apps/v1beta1"})
    void rejectsAnUnknownKind(String kind, String unknown) {
        String text = SOURCES.replacing(DEPLOYMENT, kind, unknown).text(DEPLOYMENT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Manifests.of(text))
                .withMessageStartingWith("unknown kind");
    }

    @Test
    void rejectsAMisspeltFieldOfAKustomization() {
        Sources misspelt = SOURCES.replacing("base/kustomization.yaml", "literals:", "literal:");
        assertThatThrownBy(() -> Overlay.read(misspelt, "local"))
                .hasMessageContaining("Unrecognized field \"literal\"");
    }
}
