package shop.bobbin.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KustomizationsTests {

    private static final Sources SOURCES = Sources.asWritten();

    @Test
    void referenceEachFile() {
        assertThat(used().flatMap(part -> Stream.of(
                                        List.of(part.folder() + "/" + KustomizationFile.NAME),
                                        part.resources(),
                                        part.patches())
                                .flatMap(List::stream))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(SOURCES.all());
    }

    @Test
    void commitNoSecrets() {
        List<KustomizationFile> parts = used().toList();
        assertThat(parts.stream().flatMap(part -> part.secrets().stream()))
                .isNotEmpty()
                .allMatch(path -> path.startsWith("overlays/local/secrets/"));
        assertThat(SOURCES.text(".gitignore").lines()).contains("overlays/local/secrets/");
        assertThat(parts.stream()
                        .flatMap(part -> part.resources().stream())
                        .flatMap(path -> Manifests.of(SOURCES.text(path)).stream()))
                .noneMatch(Secret.class::isInstance);
    }

    @Test
    void useOnlySecretsThatTheScriptCreates() {
        var script = SOURCES.text("overlays/local/make-secrets");
        var created = script.lines()
                .filter(line -> line.matches("for (key|login) in .*"))
                .flatMap(line -> Stream.of(line.split("[ ;]")))
                .toList();
        assertThat(KustomizationFile.in(SOURCES, "overlays/local").secrets())
                .extracting(path -> path.substring(path.lastIndexOf('/') + 1).replace(".jwks", ""))
                .isSubsetOf(created);
    }

    private static Stream<KustomizationFile> used() {
        return Overlay.ALL.stream()
                .flatMap(overlay ->
                        KustomizationFile.in(SOURCES, "overlays/" + overlay).withParts());
    }
}
