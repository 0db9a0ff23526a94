package shop.bobbin.supervisor.shop;

import static shop.bobbin.supervisor.shop.ServiceDefinition.Dependency.GATEWAY_KEY;
import static shop.bobbin.supervisor.shop.ServiceDefinition.Dependency.KAFKA;
import static shop.bobbin.supervisor.shop.ServiceDefinition.Dependency.PUBLIC_KEYS;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table of the shop's services, in start order. To add a service, add a row. */
public final class Services {

    public static final String SIMULATOR = "payment-simulator";
    public static final String CONTROL_ROOM = "control-room";
    public static final String GATEWAY = "gateway";
    public static final int SIMULATOR_PORT = 8089;
    public static final int CONTROL_ROOM_PORT = 8090;

    public static final List<ServiceDefinition> ALL = List.of(
            new ServiceDefinition(
                    GATEWAY,
                    8080,
                    128,
                    null,
                    Set.of(GATEWAY_KEY, PUBLIC_KEYS),
                    Map.of(
                            "BOBBIN_ROUTING_CATALOG", "{catalog-service}",
                            "BOBBIN_ROUTING_ORDER", "{order-service}",
                            "BOBBIN_ROUTING_WISHLIST", "{wishlist-service}",
                            "BOBBIN_ROUTING_RECOMMENDATION", "{recommendation-service}")),
            // Started early: it mostly waits for its consumer group before it is ready.
            new ServiceDefinition(
                    "recommendation-service",
                    8084,
                    160,
                    null,
                    Set.of(KAFKA, PUBLIC_KEYS),
                    Map.of("SPRING_KAFKA_STREAMS_STATE_DIR", "{data}/streams")),
            new ServiceDefinition("catalog-service", 8081, 160, "catalog", Set.of(KAFKA, PUBLIC_KEYS), Map.of()),
            new ServiceDefinition(
                    "order-service",
                    8082,
                    160,
                    "orders",
                    Set.of(KAFKA, PUBLIC_KEYS),
                    Map.of(
                            "BOBBIN_CALLS_PAYMENT_PROVIDER_URL", "{payment-simulator}",
                            "BOBBIN_CALLS_CATALOG_URL", "{catalog-service}")),
            new ServiceDefinition(
                    "wishlist-service",
                    8083,
                    160,
                    "wishlist",
                    Set.of(KAFKA, PUBLIC_KEYS),
                    Map.of("BOBBIN_CALLS_ORDER_SERVICE_URL", "{order-service}")));

    private Services() {}

    /** The names of the services that consume events, and therefore may have dead letters. */
    public static List<String> eventConsumers() {
        return ALL.stream()
                .filter(service -> service.dependencies().contains(KAFKA))
                .map(ServiceDefinition::name)
                .toList();
    }
}
