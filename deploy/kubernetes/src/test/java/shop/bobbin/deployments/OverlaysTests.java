package shop.bobbin.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlaysTests {

    @SuppressWarnings("unused") // of the tests below
    private static final Iterable<String> OVERLAYS = Overlay.ALL;

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void keepTheRules(String overlay) {
        assertThat(Rules.violations(Overlay.asWritten(overlay))).isEmpty();
    }

    /** The password of the demo accounts is public. */
    @ParameterizedTest
    @ValueSource(strings = {"production", "canary"})
    void haveNoDemoAccountsOutsideLocal(String overlay) {
        assertThat(Overlay.asWritten(overlay).workloads().stream()
                        .flatMap(workload -> workload.containers().stream())
                        .flatMap(container -> container.getEnv().stream())
                        .filter(variable -> variable.getName().equals("SPRING_PROFILES_ACTIVE")))
                .isNotEmpty()
                .allSatisfy(variable -> assertThat(variable.getValue()).isEqualTo("kubernetes"));
        assertThat(KustomizationFile.in(Sources.asWritten(), "overlays/" + overlay)
                        .withParts()
                        .flatMap(KustomizationFile::merged)
                        .map(Object::toString))
                .noneMatch(patch -> patch.contains("SPRING_PROFILES_ACTIVE"));
    }
}
