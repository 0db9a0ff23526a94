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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rules of NetworkPolicies: deny by default, and each allowed connection has both an egress and an ingress rule. */
final class NetworkRules {

    /** Ports outside the cluster: DNS and an external payment provider. */
    private static final Set<Integer> EXTERNAL_PORTS = Set.of(53, 443);

    private static final Pattern PORT = Pattern.compile(":(\\d+)");

    /** The only policy besides the edge's that may admit clients from outside the namespace: metrics scrapers. */
    private static final String SCRAPER_POLICY = "prometheus";

    private NetworkRules() {}

    static Stream<String> violations(Resources resources) {
        return Stream.of(
                        deniesByDefault(resources),
                        admitsOutsiders(resources),
                        mismatchedConnections(resources),
                        unusedPorts(resources),
                        selectsNoPod(resources))
                .flatMap(violations -> violations);
    }

    private static Stream<String> deniesByDefault(Resources resources) {
        boolean denies = resources.of(NetworkPolicy.class).stream()
                .map(NetworkPolicy::getSpec)
                .anyMatch(policy -> policy.getPodSelector().getMatchLabels().isEmpty()
                        && policy.getPodSelector().getMatchExpressions().isEmpty()
                        && Set.copyOf(policy.getPolicyTypes()).equals(Set.of("Ingress", "Egress"))
                        && policy.getIngress().isEmpty()
                        && policy.getEgress().isEmpty());
        return require(denies, "no policy denies all traffic by default");
    }

    /** Probes need no rule, since traffic from a node to its own pods is always allowed. */
    private static Stream<String> admitsOutsiders(Resources resources) {
        return resources.of(NetworkPolicy.class).stream()
                .filter(policy -> !selectsEdgeOnly(resources, policy.getSpec()))
                .flatMap(policy -> policy.getSpec().getIngress().stream()
                        .filter(rule -> !selectsOwnPods(rule.getFrom()))
                        .flatMap(rule -> require(
                                policy.getMetadata().getName().equals(SCRAPER_POLICY)
                                        && !rule.getFrom().isEmpty(),
                                "%s: admits pods from outside the shop",
                                policy.getMetadata().getName())));
    }

    private static boolean selectsEdgeOnly(Resources resources, NetworkPolicySpec policy) {
        return resources.workloads().stream()
                .filter(workload -> Selectors.matches(policy.getPodSelector(), workload.labels()))
                .allMatch(Workload::isEdge);
    }

    private static boolean selectsOwnPods(List<NetworkPolicyPeer> peers) {
        return !peers.isEmpty()
                && peers.stream()
                        .allMatch(peer -> peer.getPodSelector() != null && peer.getNamespaceSelector() == null);
    }

    private static Stream<String> mismatchedConnections(Resources resources) {
        var network = new Network(resources);
        var egressOnly = new TreeSet<>(network.allowedByEgress());
        egressOnly.removeAll(network.allowedByIngress());
        var ingressOnly = new TreeSet<>(network.allowedByIngress());
        ingressOnly.removeAll(network.allowedByEgress());
        return Stream.concat(
                egressOnly.stream().map(connection -> connection + ": is allowed by egress only"),
                ingressOnly.stream().map(connection -> connection + ": is allowed by ingress only"));
    }

    private static Stream<String> unusedPorts(Resources resources) {
        var known = new TreeSet<>(EXTERNAL_PORTS);
        known.addAll(configuredPorts(resources));
        resources.workloads().forEach(workload -> workload.ports().forEach(port -> known.add(port.getContainerPort())));
        return resources.of(NetworkPolicy.class).stream()
                .flatMap(policy -> ports(policy.getSpec())
                        .filter(port -> !known.contains(port.getPort().getIntVal()))
                        .map(port -> "%s: no container listens on %s"
                                .formatted(
                                        policy.getMetadata().getName(),
                                        port.getPort().getValue())));
    }

    /** The ports in ConfigMaps: PostgreSQL and Kafka may be outside the cluster, and then no container has their ports. */
    private static Set<Integer> configuredPorts(Resources resources) {
        var settings = new HashMap<String, String>();
        // an overlay comes before its base, whose values it replaces
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

    private static Stream<String> selectsNoPod(Resources resources) {
        return resources.of(NetworkPolicy.class).stream()
                .flatMap(policy -> require(
                        resources.workloads().stream()
                                .anyMatch(workload ->
                                        Selectors.matches(policy.getSpec().getPodSelector(), workload.labels())),
                        "%s: the NetworkPolicy selects no pod",
                        policy.getMetadata().getName()));
    }
}
