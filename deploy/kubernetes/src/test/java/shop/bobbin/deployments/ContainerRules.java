package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules of containers: pinned images, resource limits, a restricted security context, and mounted volumes. */
final class ContainerRules {

    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+(:[0-9]+/[a-z0-9./-]+)?:(?!latest)[\\w.-]+");
    private static final Pattern OURS = Pattern.compile("(.*/)?bobbin/.*");

    private ContainerRules() {}

    static Stream<String> violations(Resources resources) {
        return resources.workloads().stream()
                .flatMap(workload -> workload.containers().stream()
                        .flatMap(container -> Stream.of(
                                        pinned(container),
                                        limited(container),
                                        confined(container),
                                        mounted(workload, container))
                                .flatMap(violations -> violations)
                                .map(violation -> workload.name() + ": " + violation)));
    }

    private static Stream<String> pinned(Container container) {
        return Stream.concat(
                require(
                        PINNED.matcher(container.getImage()).matches(),
                        "the image %s is not pinned",
                        container.getImage()),
                require("IfNotPresent".equals(container.getImagePullPolicy()), "pulls its image at each start"));
    }

    private static Stream<String> limited(Container container) {
        ResourceRequirements resources =
                Objects.requireNonNullElseGet(container.getResources(), ResourceRequirements::new);
        Quantity memory = resources.getLimits().get("memory");
        return Stream.of(
                        require(resources.getRequests().containsKey("cpu"), "requests no CPU"),
                        require(memory != null, "has no memory limit"),
                        require(
                                memory != null
                                        && memory.equals(resources.getRequests().get("memory")),
                                "its memory limit differs from its request"),
                        require(!resources.getLimits().containsKey("cpu"), "is throttled by a CPU limit"))
                .flatMap(violations -> violations);
    }

    private static Stream<String> confined(Container container) {
        SecurityContext context = Objects.requireNonNullElseGet(container.getSecurityContext(), SecurityContext::new);
        List<String> dropped = context.getCapabilities() == null
                ? List.of()
                : context.getCapabilities().getDrop();
        boolean readOnly = Boolean.TRUE.equals(context.getReadOnlyRootFilesystem());
        return Stream.of(
                        require(Boolean.FALSE.equals(context.getAllowPrivilegeEscalation()), "may gain privileges"),
                        require(dropped.equals(List.of("ALL")), "keeps capabilities"),
                        require(
                                readOnly || !OURS.matcher(container.getImage()).matches(),
                                "may write to its own file system"))
                .flatMap(violations -> violations);
    }

    private static Stream<String> mounted(Workload workload, Container container) {
        List<String> volumes = Stream.concat(
                        workload.pod().getVolumes().stream().map(Volume::getName),
                        workload.owner() instanceof StatefulSet set
                                ? set.getSpec().getVolumeClaimTemplates().stream()
                                        .map(claim -> claim.getMetadata().getName())
                                : Stream.empty())
                .toList();
        List<String> mounts =
                container.getVolumeMounts().stream().map(VolumeMount::getName).toList();
        return Stream.concat(
                require(volumes.containsAll(mounts), "mounts %s, of which there are %s", mounts, volumes),
                require(mounts.containsAll(volumes), "has volumes %s and mounts %s", volumes, mounts));
    }
}
