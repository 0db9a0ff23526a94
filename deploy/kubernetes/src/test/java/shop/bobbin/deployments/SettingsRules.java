package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules of environment variables: secrets come from a Secret, and every reference can be resolved. */
final class SettingsRules {

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|CREDENTIALS|PRIVATE_KEY)");
    private static final Pattern WITH_PASSWORD = Pattern.compile(".*(//[^/@]*:[^/@]*@|password=).*");

    private SettingsRules() {}

    static Stream<String> violations(Resources resources) {
        return resources.workloads().stream()
                .flatMap(workload -> Stream.of(
                                environment(workload).flatMap(SettingsRules::literal),
                                environment(workload).flatMap(variable -> settings(resources, variable)),
                                secrets(resources, workload))
                        .flatMap(violations -> violations)
                        .map(violation -> workload.name() + ": " + violation));
    }

    private static Stream<EnvVar> environment(Workload workload) {
        return workload.containers().stream().flatMap(container -> container.getEnv().stream());
    }

    private static Stream<String> literal(EnvVar variable) {
        boolean isSecret = SECRET.matcher(variable.getName()).matches();
        boolean byReference =
                variable.getValueFrom() != null && variable.getValueFrom().getSecretKeyRef() != null;
        return Stream.concat(
                require(!isSecret || byReference, "%s does not come from a Secret", variable.getName()),
                require(
                        variable.getValue() == null
                                || !WITH_PASSWORD.matcher(variable.getValue()).matches(),
                        "%s contains a password",
                        variable.getName()));
    }

    private static Stream<String> settings(Resources resources, EnvVar variable) {
        if (variable.getValueFrom() == null || variable.getValueFrom().getConfigMapKeyRef() == null) {
            return require(
                    variable.getValue() != null || variable.getValueFrom() != null,
                    "%s has no value",
                    variable.getName());
        }
        ConfigMapKeySelector from = variable.getValueFrom().getConfigMapKeyRef();
        List<ConfigMap> maps = resources.of(ConfigMap.class).stream()
                .filter(map -> map.getMetadata().getName().equals(from.getName()))
                .toList();
        boolean isThere = maps.stream().anyMatch(map -> map.getData().containsKey(from.getKey()));
        boolean withPassword = maps.stream()
                .map(map -> map.getData().getOrDefault(from.getKey(), ""))
                .anyMatch(value -> WITH_PASSWORD.matcher(value).matches());
        return Stream.concat(
                require(isThere, "%s refers to %s in %s", variable.getName(), from.getKey(), from.getName()),
                require(!withPassword, "%s contains a password", variable.getName()));
    }

    /** Checked only in an overlay that generates Secrets; it must generate all that it needs. */
    private static Stream<String> secrets(Resources resources, Workload workload) {
        if (resources.of(Secret.class).isEmpty()) {
            return Stream.empty();
        }
        return SecretReference.of(workload)
                .filter(reference -> !reference.optional())
                .flatMap(reference -> require(
                        resources.of(Secret.class).stream()
                                .filter(secret -> secret.getMetadata().getName().equals(reference.secret()))
                                .anyMatch(secret -> secret.getData().containsKey(reference.key())),
                        "there is no Secret %s with %s",
                        reference.secret(),
                        reference.key()));
    }
}
