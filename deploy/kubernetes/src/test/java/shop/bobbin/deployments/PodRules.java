package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules of pods: least privilege, graceful shutdown, and volumes with a limit. */
final class PodRules {

    /** Two phases of a graceful shutdown of 10 s each, after the {@code preStop} sleep. */
    private static final long SHUTDOWN_SECONDS = 20;

    private static final long DEFAULT_GRACE_SECONDS = 30;

    private PodRules() {}

    static Stream<String> violations(Resources resources) {
        return resources.workloads().stream()
                .flatMap(workload -> Stream.of(
                                confined(workload),
                                hasNoApiToken(resources, workload),
                                stopsGracefully(workload),
                                volumes(workload))
                        .flatMap(violations -> violations));
    }

    private static Stream<String> confined(Workload workload) {
        PodSecurityContext context =
                Objects.requireNonNullElseGet(workload.pod().getSecurityContext(), PodSecurityContext::new);
        boolean ordinary = context.getSeccompProfile() != null
                && "RuntimeDefault".equals(context.getSeccompProfile().getType());
        boolean ofTheHost = isSet(workload.pod().getHostNetwork())
                || isSet(workload.pod().getHostPID())
                || isSet(workload.pod().getHostIPC());
        return Stream.of(
                        require(isSet(context.getRunAsNonRoot()), "%s: may run as root", workload.name()),
                        require(
                                context.getRunAsUser() != null && context.getRunAsUser() > 0,
                                "%s: does not set the user that it runs as",
                                workload.name()),
                        require(context.getFsGroup() != null, "%s: cannot write to its volumes", workload.name()),
                        require(ordinary, "%s: has no seccomp profile", workload.name()),
                        require(!ofTheHost, "%s: shares namespaces with the host", workload.name()),
                        require(
                                Boolean.FALSE.equals(workload.pod().getEnableServiceLinks()),
                                "%s: gets environment variables for each Service",
                                workload.name()))
                .flatMap(violations -> violations);
    }

    private static Stream<String> hasNoApiToken(Resources resources, Workload workload) {
        String account = workload.pod().getServiceAccountName();
        boolean exists = account != null && resources.has(ServiceAccount.class, account);
        boolean withoutToken = exists
                && Boolean.FALSE.equals(
                        resources.one(ServiceAccount.class, account).getAutomountServiceAccountToken())
                && Boolean.FALSE.equals(workload.pod().getAutomountServiceAccountToken());
        return Stream.concat(
                require(exists, "%s: has no ServiceAccount", workload.name()),
                require(withoutToken, "%s: mounts a token of the API server", workload.name()));
    }

    private static Stream<String> stopsGracefully(Workload workload) {
        if (!workload.isPartOfTheShop()) {
            return Stream.empty();
        }
        long pause = workload.containers().stream()
                .mapToLong(PodRules::preStopSleepSeconds)
                .max()
                .orElse(0);
        long grace =
                Objects.requireNonNullElse(workload.pod().getTerminationGracePeriodSeconds(), DEFAULT_GRACE_SECONDS);
        return Stream.concat(
                require(pause > 0, "%s: has no preStop sleep", workload.name()),
                require(
                        grace >= pause + SHUTDOWN_SECONDS,
                        "%s: is killed after %d s, of which %d s are its preStop sleep",
                        workload.name(),
                        grace,
                        pause));
    }

    private static long preStopSleepSeconds(Container container) {
        var lifecycle = container.getLifecycle();
        if (lifecycle == null
                || lifecycle.getPreStop() == null
                || lifecycle.getPreStop().getSleep() == null) {
            return 0;
        }
        return lifecycle.getPreStop().getSleep().getSeconds();
    }

    private static Stream<String> volumes(Workload workload) {
        return workload.pod().getVolumes().stream()
                .flatMap(volume -> require(
                        isFromSecret(volume) || isLimited(volume),
                        "%s: the volume %s is neither a Secret nor an emptyDir with a limit",
                        workload.name(),
                        volume.getName()));
    }

    private static boolean isFromSecret(Volume volume) {
        return volume.getSecret() != null;
    }

    private static boolean isLimited(Volume volume) {
        return volume.getEmptyDir() != null && volume.getEmptyDir().getSizeLimit() != null;
    }

    private static boolean isSet(@Nullable Boolean value) {
        return Boolean.TRUE.equals(value);
    }
}
