package shop.bobbin.deployments;

import static java.util.stream.Collectors.toCollection;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The connections between workloads that the NetworkPolicies allow, separately for egress and ingress. */
record Network(Resources resources) {

    SortedSet<Connection> allowedByEgress() {
        return connections(connection -> policies("Egress", connection.from())
                .anyMatch(policy -> policy.getSpec().getEgress().stream()
                        .anyMatch(rule -> includes(rule.getTo(), connection.to())
                                && allowsPort(rule.getPorts(), connection.port()))));
    }

    SortedSet<Connection> allowedByIngress() {
        return connections(connection -> policies("Ingress", connection.to())
                .anyMatch(policy -> policy.getSpec().getIngress().stream()
                        .anyMatch(rule -> includes(rule.getFrom(), connection.from())
                                && allowsPort(rule.getPorts(), connection.port()))));
    }

    private SortedSet<Connection> connections(Predicate<Connection> allowed) {
        return resources.workloads().stream()
                .flatMap(from -> resources.workloads().stream()
                        .flatMap(to -> to.ports().stream()
                                .map(port -> new Connection(from.name(), to.name(), port.getContainerPort()))))
                .filter(allowed)
                .collect(toCollection(TreeSet::new));
    }

    private Stream<NetworkPolicy> policies(String direction, String workload) {
        return resources.of(NetworkPolicy.class).stream()
                .filter(policy -> policy.getSpec().getPolicyTypes().contains(direction))
                .filter(policy -> Selectors.matches(
                        policy.getSpec().getPodSelector(),
                        resources.workload(workload).labels()));
    }

    /** A rule without peers admits everyone, as at the edge; it does not count as a connection between workloads. */
    private boolean includes(List<NetworkPolicyPeer> peers, String workload) {
        return peers.stream()
                .filter(peer -> peer.getPodSelector() != null && peer.getNamespaceSelector() == null)
                .anyMatch(peer -> Selectors.matches(
                        peer.getPodSelector(), resources.workload(workload).labels()));
    }

    private static boolean allowsPort(List<NetworkPolicyPort> ports, int wanted) {
        return ports.isEmpty()
                || ports.stream()
                        .anyMatch(port ->
                                Integer.valueOf(wanted).equals(port.getPort().getIntVal()));
    }
}
