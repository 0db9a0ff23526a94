package shop.bobbin.deployments;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.stream.Stream;

/**
 * A key of a Secret that a workload reads: as a variable, or as a file that a variable names.
 *
 * @param optional the workload starts without it
 */
record SecretReference(String secret, String key, boolean optional) {

    static Stream<SecretReference> of(Workload workload) {
        return workload.containers().stream()
                .flatMap(container -> Stream.concat(variables(container), files(workload, container)));
    }

    private static Stream<SecretReference> variables(Container container) {
        return container.getEnv().stream()
                .map(EnvVar::getValueFrom)
                .filter(from -> from != null && from.getSecretKeyRef() != null)
                .map(from -> new SecretReference(
                        from.getSecretKeyRef().getName(),
                        from.getSecretKeyRef().getKey(),
                        Boolean.TRUE.equals(from.getSecretKeyRef().getOptional())));
    }

    /** A mounted folder {@code /keys/public} contains {@code public.jwks}, {@code /keys/accounts} contains {@code accounts.yaml}. */
    private static Stream<SecretReference> files(Workload workload, Container container) {
        return container.getVolumeMounts().stream()
                .flatMap(mount -> workload.pod().getVolumes().stream()
                        .filter(volume -> volume.getName().equals(mount.getName()) && volume.getSecret() != null)
                        .map(volume -> new SecretReference(
                                volume.getSecret().getSecretName(),
                                fileIn(mount),
                                Boolean.TRUE.equals(volume.getSecret().getOptional()))));
    }

    private static String fileIn(VolumeMount mount) {
        var folder = mount.getMountPath().substring(mount.getMountPath().lastIndexOf('/') + 1);
        return folder + (folder.equals("accounts") ? ".yaml" : ".jwks");
    }
}
