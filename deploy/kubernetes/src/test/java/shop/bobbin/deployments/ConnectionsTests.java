package shop.bobbin.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The connections that the network policies allow, listed in full. */
class ConnectionsTests {

    @Test
    void areThoseOfTheServices() {
        assertThat(new Network(Overlay.asWritten("production"))
                        .allowedByIngress().stream().map(Connection::toString))
                .containsExactly(
                        "gateway -> catalog-service:8081",
                        "gateway -> order-service:8082",
                        "gateway -> recommendation-service:8084",
                        "gateway -> wishlist-service:8083",
                        "order-service -> catalog-service:8081",
                        "wishlist-service -> order-service:8082");
    }

    @Test
    void areTheSameForTheCanary() {
        assertThat(new Network(Overlay.asWritten("canary")).allowedByIngress())
                .filteredOn(connection -> connection.from().equals("gateway-canary"))
                .extracting(Connection::to)
                .containsExactly("catalog-service", "order-service", "recommendation-service", "wishlist-service");
    }

    @Test
    void reachTheBackingServicesOnOneMachine() {
        assertThat(new Network(Overlay.asWritten("local"))
                        .allowedByIngress().stream()
                                .filter(connection -> !connection.from().equals("control-room"))
                                .filter(connection -> !connection.to().endsWith("-service"))
                                .map(Connection::toString))
                .containsExactly(
                        "catalog-service -> kafka:9092",
                        "catalog-service -> postgres:5432",
                        "order-service -> kafka:9092",
                        "order-service -> payment-simulator:8089",
                        "order-service -> postgres:5432",
                        "provision -> kafka:9092",
                        "provision -> postgres:5432",
                        "recommendation-service -> kafka:9092",
                        "wishlist-service -> kafka:9092",
                        "wishlist-service -> postgres:5432");
    }
}
