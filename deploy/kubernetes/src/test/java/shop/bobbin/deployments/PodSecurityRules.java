package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Rules of the security context that the restricted pod security standard, which the namespace enforces, asks for. */
final class PodSecurityRules {

    private PodSecurityRules() {}

    static Stream<String> violations(Resources resources) {
        return resources.workloads().stream()
                .flatMap(workload -> Stream.concat(
                                pod(workload), workload.containers().stream().flatMap(PodSecurityRules::container))
                        .map(violation -> workload.name() + ": " + violation));
    }

    private static Stream<String> pod(Workload workload) {
        var context = Objects.requireNonNullElseGet(workload.pod().getSecurityContext(), PodSecurityContext::new);
        var seccomp = context.getSeccompProfile();
        return Stream.concat(
                require(Boolean.TRUE.equals(context.getRunAsNonRoot()), "may run as root"),
                require(seccomp != null && "RuntimeDefault".equals(seccomp.getType()), "has no seccomp profile"));
    }

    private static Stream<String> container(Container container) {
        var context = Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
        var capabilities = context.getCapabilities();
        return Stream.concat(
                require(Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()), "may gain privileges"),
                require(capabilities != null && capabilities.getDrop().equals(List.of("ALL")), "keeps capabilities"));
    }
}
