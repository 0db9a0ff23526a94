package shop.bobbin.deployments;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The shop on one machine is the same in Docker Compose and in Kubernetes: images, settings, ports, memory. */
class ComposeFileTests {

    private static final ComposeFile COMPOSE = ComposeFile.read();
    private static final Resources LOCAL = Overlay.asWritten("local");

    /** In Kubernetes, keys are Secrets that exist before the Job runs. */
    private static final Map<String, Set<String>> ONLY_IN_COMPOSE = Map.of("provision", Set.of("BOBBIN_KEYS"));

    /** In Kubernetes, the root of a volume may belong to another user. */
    private static final Map<String, Set<String>> ONLY_IN_KUBERNETES = Map.of("postgres", Set.of("PGDATA"));

    @Test
    void hasTheSameServices() {
        assertThat(LOCAL.workloads())
                .extracting(Workload::name)
                .containsExactlyInAnyOrderElementsOf(COMPOSE.services().keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void sameImage(String name) {
        assertThat(kubernetes(name).getImage()).isEqualTo(compose(name).image());
    }

    @ParameterizedTest
    @MethodSource("names")
    void sameSettings(String name) {
        Set<String> inCompose = Stream.concat(
                        compose(name).environment().stream(), ONLY_IN_KUBERNETES.getOrDefault(name, Set.of()).stream())
                .filter(variable ->
                        !ONLY_IN_COMPOSE.getOrDefault(name, Set.of()).contains(variable))
                .collect(toSet());
        assertThat(kubernetes(name).getEnv())
                .extracting(EnvVar::getName)
                .containsExactlyInAnyOrderElementsOf(inCompose);
    }

    @ParameterizedTest
    @MethodSource("names")
    void samePorts(String name) {
        assertThat(kubernetes(name).getPorts())
                .extracting(ContainerPort::getContainerPort)
                .containsExactlyInAnyOrderElementsOf(compose(name).ports());
    }

    @ParameterizedTest
    @MethodSource("names")
    void sameMemory(String name) {
        Quantity limit = kubernetes(name).getResources().getLimits().get("memory");
        assertThat(Quantity.getAmountInBytes(limit).longValueExact())
                .isEqualTo(compose(name).memory());
    }

    @Test
    void hasNoDemoAccountsOnAPublishedAddress() {
        assertThat(Sources.read(Sources.checkout().resolve("docker-compose.yml")))
                .contains("${BOBBIN_ADDRESS:-127.0.0.1}:${BOBBIN_PORT:-8080}:8080")
                .contains("SPRING_PROFILES_ACTIVE: compose${BOBBIN_ADDRESS:+,published}");
    }

    @Test
    void passesEachDocumentedProxySetting() {
        var page = Sources.read(Sources.checkout().resolve("docs/behind-a-proxy.md"));
        var overlay = Sources.read(Sources.checkout().resolve("deploy/compose/behind-a-proxy.yml"));
        var named = Pattern.compile("BOBBIN_[A-Z_]+").matcher(page).results().map(MatchResult::group);

        assertThat(overlay).contains("SPRING_PROFILES_ACTIVE: compose,published");
        assertThat(overlay.lines().filter(line -> line.matches(" {6}BOBBIN_[A-Z_]+:")))
                .extracting(line -> line.strip().replace(":", ""))
                .containsExactlyInAnyOrderElementsOf(named.collect(toSet()));
    }

    private static Stream<String> names() {
        return COMPOSE.services().keySet().stream().sorted();
    }

    private static ComposeFile.Container compose(String name) {
        return requireNonNull(COMPOSE.services().get(name));
    }

    private static Container kubernetes(String name) {
        return LOCAL.workload(name).containers().getFirst();
    }
}
