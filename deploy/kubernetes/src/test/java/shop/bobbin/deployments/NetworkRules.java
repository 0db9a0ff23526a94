package shop.bobbin.deployments;

import static java.util.stream.Collectors.toUnmodifiableSet;
import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Closed, but for what both ends say is open. */
final class NetworkRules {

    /** DNS, and a payment provider on the internet. */
    private static final Set<Integer> ELSEWHERE = Set.of(53, 443);

    private static final Pattern PORT = Pattern.compile(":(\\d+)");

    /** The one policy beside the edge's that may let in somebody from elsewhere: who reads the metrics. */
    private static final String METRICS = "prometheus";

    private NetworkRules() {}

    static Stream<String> complaints(Resources resources) {
        return Stream.of(
                        closed(resources),
                        open(resources),
                        oneSided(resources),
                        unknownPorts(resources),
                        forNobody(resources))
                .flatMap(complaints -> complaints);
    }

    private static Stream<String> closed(Resources resources) {
        boolean denies = resources.of(NetworkPolicy.class).stream()
                .map(NetworkPolicy::getSpec)
                .anyMatch(policy -> policy.getPodSelector().getMatchLabels().isEmpty()
                        && policy.getPodSelector().getMatchExpressions().isEmpty()
                        && Set.copyOf(policy.getPolicyTypes()).equals(Set.of("Ingress", "Egress"))
                        && policy.getIngress().isEmpty()
                        && policy.getEgress().isEmpty());
        return require(denies, "the network is not closed by default");
    }

    /** Probes need no rule: what a node asks its own pods is let through. */
    private static Stream<String> open(Resources resources) {
        return resources.of(NetworkPolicy.class).stream()
                .filter(policy -> !isForTheEdge(resources, policy.getSpec()))
                .flatMap(policy -> policy.getSpec().getIngress().stream()
                        .filter(rule -> !isForUs(rule.getFrom()))
                        .flatMap(rule -> require(
                                policy.getMetadata().getName().equals(METRICS)
                                        && !rule.getFrom().isEmpty(),
                                "%s: lets in who is not of the shop",
                                policy.getMetadata().getName())));
    }

    private static boolean isForTheEdge(Resources resources, NetworkPolicySpec policy) {
        return resources.workloads().stream()
                .filter(workload -> Selectors.matches(policy.getPodSelector(), workload.labels()))
                .allMatch(Workload::isEdge);
    }

    private static boolean isForUs(List<NetworkPolicyPeer> peers) {
        return !peers.isEmpty()
                && peers.stream()
                        .allMatch(peer -> peer.getPodSelector() != null && peer.getNamespaceSelector() == null);
    }

    private static Stream<String> oneSided(Resources resources) {
        var network = new Network(resources);
        var leaving = new TreeSet<>(network.mayLeave());
        leaving.removeAll(network.mayEnter());
        var entering = new TreeSet<>(network.mayEnter());
        entering.removeAll(network.mayLeave());
        return Stream.concat(
                leaving.stream().map(connection -> connection + ": may leave and not enter"),
                entering.stream().map(connection -> connection + ": may enter and not leave"));
    }

    private static Stream<String> unknownPorts(Resources resources) {
        var known = new TreeSet<>(ELSEWHERE);
        known.addAll(addressed(resources));
        resources.workloads().forEach(workload -> workload.ports().forEach(port -> known.add(port.getContainerPort())));
        return resources.of(NetworkPolicy.class).stream()
                .flatMap(policy -> ports(policy.getSpec())
                        .filter(port -> !known.contains(port.getPort().getIntVal()))
                        .map(port -> "%s: nobody listens at %s"
                                .formatted(
                                        policy.getMetadata().getName(),
                                        port.getPort().getValue())));
    }

    /** PostgreSQL and Kafka may be outside of the cluster: their ports are no Service's then, the settings name them. */
    private static Set<Integer> addressed(Resources resources) {
        Map<String, String> settings = new HashMap<>();
        // an overlay's come before those of its base, which they replace
        resources.of(ConfigMap.class).forEach(map -> map.getData().forEach(settings::putIfAbsent));
        return settings.values().stream()
                .flatMap(value -> PORT.matcher(value).results())
                .map(port -> Integer.valueOf(port.group(1)))
                .collect(toUnmodifiableSet());
    }

    private static Stream<NetworkPolicyPort> ports(NetworkPolicySpec policy) {
        return Stream.concat(
                policy.getIngress().stream().flatMap(rule -> rule.getPorts().stream()),
                policy.getEgress().stream().flatMap(rule -> rule.getPorts().stream()));
    }

    private static Stream<String> forNobody(Resources resources) {
        return resources.of(NetworkPolicy.class).stream()
                .flatMap(policy -> require(
                        resources.workloads().stream()
                                .anyMatch(workload ->
                                        Selectors.matches(policy.getSpec().getPodSelector(), workload.labels())),
                        "%s: the NetworkPolicy is for nobody",
                        policy.getMetadata().getName()));
    }
}
