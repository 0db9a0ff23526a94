package shop.bobbin.deployments;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Kustomization;
import io.fabric8.kubernetes.api.model.kustomize.v1beta1.Patch;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A {@code kustomization.yaml} of a base, an overlay or a component. Its paths are relative to {@code deploy/kubernetes}. */
record KustomizationFile(Sources sources, String folder, Kustomization content) {

    static final String NAME = "kustomization.yaml";
    private static final Set<String> KINDS =
            Set.of("kustomize.config.k8s.io/v1beta1 Kustomization", "kustomize.config.k8s.io/v1alpha1 Component");

    static KustomizationFile in(Sources sources, String folder) {
        List<Object> documents = YamlDocuments.of(sources.text(folder + "/" + NAME));
        if (documents.size() != 1) {
            throw new IllegalArgumentException(folder + ": a kustomization must be one document");
        }
        Kustomization content = StrictReader.read(documents.getFirst(), Kustomization.class);
        String kind = content.getApiVersion() + " " + content.getKind();
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("unknown kind: " + kind);
        }
        return new KustomizationFile(sources, folder, content);
    }

    /** The resource files. */
    List<String> resources() {
        return named(content.getResources())
                .filter(path -> path.endsWith(".yaml"))
                .toList();
    }

    List<String> patches() {
        return named(content.getPatches().stream()
                        .map(Patch::getPath)
                        .filter(Objects::nonNull)
                        .toList())
                .toList();
    }

    /** The strategic merge patches: those without a {@code target}. */
    Stream<HasMetadata> merged() {
        return named(content.getPatches().stream()
                        .filter(patch -> patch.getTarget() == null)
                        .map(Patch::getPath)
                        .toList())
                .flatMap(path -> Manifests.of(sources.text(path)).stream());
    }

    /** The files of secret generators, which are not committed. */
    List<String> secrets() {
        return named(content.getSecretGenerator().stream()
                        .flatMap(secret -> secret.getFiles().stream())
                        .map(file -> file.substring(file.indexOf('=') + 1))
                        .toList())
                .toList();
    }

    /** The bases and then the components that this one refers to. */
    List<KustomizationFile> parts() {
        return Stream.concat(
                        named(content.getResources()).filter(path -> !path.endsWith(".yaml")),
                        named(content.getComponents()))
                .map(folder -> in(sources, folder))
                .toList();
    }

    Stream<KustomizationFile> withParts() {
        return Stream.concat(Stream.of(this), parts().stream().flatMap(KustomizationFile::withParts));
    }

    private Stream<String> named(List<String> paths) {
        return paths.stream().map(path -> Path.of(folder, path).normalize().toString());
    }
}
