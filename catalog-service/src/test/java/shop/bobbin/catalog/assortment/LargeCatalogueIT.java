package shop.bobbin.catalog.assortment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.testing.TestClient;
import shop.bobbin.testing.RunningService;
import shop.bobbin.testing.Tokens;

@RunningService
class LargeCatalogueIT {

    private final TestClient operator;

    @Autowired
    LargeCatalogueIT(@LocalServerPort int port) {
        this.operator = TestClient.at(port, Tokens.operator());
    }

    @Test
    void makesAsManyProductsAsAskedForAndNoneTwice() {
        make(300);
        make(310);

        assertThat(operator.get("/products?tag=made-up").body().path("total").asInt())
                .isEqualTo(310);
        assertThat(operator.get("/products/GEN-0000310")
                        .body()
                        .path("availability")
                        .asString())
                .isEqualTo("IN_STOCK");
    }

    private void make(int products) {
        var answer = operator.post("/actuator/assortment", "{\"products\":\"%d\"}".formatted(products));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            var progress = operator.get("/actuator/assortment").body();
            assertThat(progress.path("done").asInt()).isEqualTo(products);
            assertThat(progress.path("busy").asBoolean()).isFalse();
        });
    }
}
