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

/** Which connections between workloads the NetworkPolicies allow; either side has to. */
record Network(Resources resources) {

    SortedSet<Connection> mayLeave() {
        return connections(connection -> policies("Egress", connection.from())
                .anyMatch(policy -> policy.getSpec().getEgress().stream()
                        .anyMatch(rule ->
                                meets(rule.getTo(), connection.to()) && isOpen(rule.getPorts(), connection.port()))));
    }

    SortedSet<Connection> mayEnter() {
        return connections(connection -> policies("Ingress", connection.to())
                .anyMatch(policy -> policy.getSpec().getIngress().stream()
                        .anyMatch(rule -> meets(rule.getFrom(), connection.from())
                                && isOpen(rule.getPorts(), connection.port()))));
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

    /** A rule without peers is for everybody; it is the way in, and says nothing of who of us may take it. */
    private boolean meets(List<NetworkPolicyPeer> peers, String workload) {
        return peers.stream()
                .filter(peer -> peer.getPodSelector() != null && peer.getNamespaceSelector() == null)
                .anyMatch(peer -> Selectors.matches(
                        peer.getPodSelector(), resources.workload(workload).labels()));
    }

    private static boolean isOpen(List<NetworkPolicyPort> ports, int wanted) {
        return ports.isEmpty()
                || ports.stream()
                        .anyMatch(port ->
                                Integer.valueOf(wanted).equals(port.getPort().getIntVal()));
    }
}
