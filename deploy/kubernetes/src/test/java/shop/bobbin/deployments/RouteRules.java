package shop.bobbin.deployments;

import static shop.bobbin.deployments.Rules.require;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPBackendRef;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.ParentReference;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Rules of HTTPRoutes: each belongs to a listener, and all traffic goes to the gateway. */
final class RouteRules {

    private RouteRules() {}

    static Stream<String> violations(Resources resources) {
        return resources.of(HTTPRoute.class).stream()
                .flatMap(route -> Stream.concat(
                                route.getSpec().getParentRefs().stream().flatMap(parent -> attached(resources, parent)),
                                route.getSpec().getRules().stream().flatMap(rule -> leadsToTheGateway(resources, rule)))
                        .map(violation -> route.getMetadata().getName() + ": " + violation));
    }

    private static Stream<String> attached(Resources resources, ParentReference parent) {
        boolean isThere = resources.of(Gateway.class).stream()
                .filter(gateway -> gateway.getMetadata().getName().equals(parent.getName()))
                .flatMap(gateway -> gateway.getSpec().getListeners().stream())
                .anyMatch(listener -> listener.getName().equals(parent.getSectionName()));
        return require(isThere, "there is no listener %s of %s", parent.getSectionName(), parent.getName());
    }

    private static Stream<String> leadsToTheGateway(Resources resources, HTTPRouteRule rule) {
        List<HTTPBackendRef> backends = rule.getBackendRefs();
        int weights = backends.stream()
                .mapToInt(backend -> Objects.requireNonNullElse(backend.getWeight(), 1))
                .sum();
        return Stream.concat(
                require(weights == 100, "the sum of the weights is %d, not 100", weights),
                backends.stream().flatMap(backend -> leadsToTheGateway(resources, backend)));
    }

    private static Stream<String> leadsToTheGateway(Resources resources, HTTPBackendRef backend) {
        if (!isService(resources, backend)) {
            return Stream.of("there is no Service %s at %d".formatted(backend.getName(), backend.getPort()));
        }
        var selector = resources.one(Service.class, backend.getName()).getSpec().getSelector();
        return require(
                resources.workloads().stream()
                        .filter(workload -> Selectors.contains(workload.labels(), selector))
                        .allMatch(Workload::isEdge),
                "%s is behind the gateway",
                backend.getName());
    }

    private static boolean isService(Resources resources, HTTPBackendRef backend) {
        return resources.has(Service.class, backend.getName())
                && resources.one(Service.class, backend.getName()).getSpec().getPorts().stream()
                        .anyMatch(port -> port.getPort().equals(backend.getPort()));
    }
}
