package shop.bobbin.catalog.seeding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.testing.RunningService;
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.Tokens;

@RunningService
class GeneratedProductsEndpointIT {

    private final TestClient operator;

    @Autowired
    GeneratedProductsEndpointIT(@LocalServerPort int port) {
        this.operator = TestClient.at(port, Tokens.operator());
    }

    @Test
    void generatesTheMissingProductsOnly() {
        generate(300);
        generate(310);

        assertThat(operator.get("/products?tag=generated").body().path("total").asInt())
                .isEqualTo(310);
        assertThat(operator.get("/products/GEN-0000310")
                        .body()
                        .path("availability")
                        .asString())
                .isEqualTo("IN_STOCK");
    }

    private void generate(int products) {
        var response = operator.post("/actuator/generatedproducts", "{\"products\":\"%d\"}".formatted(products));
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var progress = operator.get("/actuator/generatedproducts").body();
            assertThat(progress.path("done").asInt()).isEqualTo(products);
            assertThat(progress.path("running").asBoolean()).isFalse();
        });
    }
}
