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

/** A container is pinned, limited and confined. */
final class ContainerRules {

    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+(:[0-9]+/[a-z0-9./-]+)?:(?!latest)[\\w.-]+");
    private static final Pattern OURS = Pattern.compile("(.*/)?bobbin/.*");

    private ContainerRules() {}

    static Stream<String> complaints(Resources resources) {
        return resources.workloads().stream()
                .flatMap(workload -> workload.containers().stream()
                        .flatMap(container -> Stream.of(
                                        pinned(container),
                                        limited(container),
                                        confined(container),
                                        mounted(workload, container))
                                .flatMap(complaints -> complaints)
                                .map(complaint -> workload.name() + ": " + complaint)));
    }

    private static Stream<String> pinned(Container container) {
        return Stream.concat(
                require(
                        PINNED.matcher(container.getImage()).matches(),
                        "the image %s is not pinned",
                        container.getImage()),
                require("IfNotPresent".equals(container.getImagePullPolicy()), "pulls its image anew at each start"));
    }

    private static Stream<String> limited(Container container) {
        ResourceRequirements resources =
                Objects.requireNonNullElseGet(container.getResources(), ResourceRequirements::new);
        Quantity memory = resources.getLimits().get("memory");
        return Stream.of(
                        require(resources.getRequests().containsKey("cpu"), "asks for no CPU"),
                        require(memory != null, "has no limit of memory"),
                        require(
                                memory != null
                                        && memory.equals(resources.getRequests().get("memory")),
                                "its limit of memory is not what it asks for"),
                        require(!resources.getLimits().containsKey("cpu"), "is held back by a limit of CPU"))
                .flatMap(complaints -> complaints);
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
                .flatMap(complaints -> complaints);
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
