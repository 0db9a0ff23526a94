package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Closed, but for what both ends say is open. */
final class NetworkRules {

    /** DNS, and a payment provider on the internet. */
    private static final Set<Integer> ELSEWHERE = Set.of(53, 443);

    /** PostgreSQL and Kafka may be outside of the cluster: their ports are no Service's then. */
    private static final Set<Integer> BACKING = Set.of(5432, 9092);

    private NetworkRules() {}

    static Stream<String> complaints(Resources resources) {
        return Stream.of(closed(resources), oneSided(resources), unknownPorts(resources), forNobody(resources))
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
        known.addAll(BACKING);
        resources.workloads().forEach(workload -> workload.ports().forEach(port -> known.add(port.getContainerPort())));
        return resources.of(NetworkPolicy.class).stream()
                .flatMap(policy -> ports(policy.getSpec())
                        .filter(port -> !known.contains(port.getPort().getIntVal()))
                        .map(port -> "%s: nobody listens at %s"
                                .formatted(
                                        policy.getMetadata().getName(),
                                        port.getPort().getValue())));
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
