package shop.bobbin.deployments;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The resources of an overlay as written, without running Kustomize: those of its parts and generators, without patches. */
final class Overlay {

    private static final Pattern FILE = Pattern.compile("overlays/([^/]+)/" + Pattern.quote(KustomizationFile.NAME));

    /** The names of all overlays in the folder, added ones too. */
    static final List<String> ALL = Sources.asWritten().all().stream()
            .map(FILE::matcher)
            .filter(Matcher::matches)
            .map(file -> file.group(1))
            .toList();

    private Overlay() {}

    static Resources asWritten(String name) {
        return read(Sources.asWritten(), name);
    }

    static Resources read(Sources sources, String name) {
        return new Resources(KustomizationFile.in(sources, "overlays/" + name)
                .withParts()
                .flatMap(part -> Stream.concat(written(part), generated(part)))
                .toList());
    }

    private static Stream<HasMetadata> written(KustomizationFile part) {
        return part.resources().stream()
                .flatMap(path -> Manifests.of(part.sources().text(path)).stream());
    }

    private static Stream<HasMetadata> generated(KustomizationFile part) {
        var content = part.content();
        return Stream.concat(
                content.getConfigMapGenerator().stream()
                        .map(map -> new ConfigMapBuilder()
                                .withNewMetadata()
                                .withName(map.getName())
                                .endMetadata()
                                .withData(keys(map.getLiterals()))
                                .build()),
                content.getSecretGenerator().stream()
                        .map(secret -> new SecretBuilder()
                                .withNewMetadata()
                                .withName(secret.getName())
                                .endMetadata()
                                .withData(keys(Stream.concat(secret.getLiterals().stream(), secret.getFiles().stream())
                                        .toList()))
                                .build()));
    }

    /** Splits {@code key=value}; an entry without a key is a file whose name is the key. */
    private static Map<String, String> keys(List<String> entries) {
        return entries.stream()
                .map(entry -> entry.contains("=") ? entry : entry.substring(entry.lastIndexOf('/') + 1) + "=" + entry)
                .map(entry -> entry.split("=", 2))
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
    }
}
