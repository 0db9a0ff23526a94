package shop.bobbin.wishlist.wishes.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.client.RestClient;
import shop.bobbin.testing.Tokens;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.support.FakeOrderService;
import shop.bobbin.wishlist.support.WishlistServiceTest;
import shop.bobbin.wishlist.wishes.AccessToken;

@WishlistServiceTest
class OrderClientIT {

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void logsAnOutageInTwoLines(
            CapturedOutput output,
            @Autowired FakeOrderService orders,
            @Autowired RestClient orderRestClient,
            @Autowired OrderClientSettings settings) {
        var now = new AtomicReference<>(Instant.EPOCH);
        var client = new OrderClient(orderRestClient, settings, now::get);
        var sku = new Sku("YARN-MER-BLU");
        var token = new AccessToken(Tokens.shopper("guest-outage"));
        var before = output.getAll().length();

        for (int i = 0; i < 3; i++) {
            orders.stubConnectionReset();
            client.putAtLeastOne(sku, token);
            orders.stubAccepting();
            client.putAtLeastOne(sku, token);
        }
        now.set(Instant.EPOCH.plus(Duration.ofSeconds(6)));
        client.putAtLeastOne(sku, token);

        assertThat(output.getAll().substring(before))
                .containsOnlyOnce("The order service is unavailable")
                .containsOnlyOnce("The order service is available again after 6 s");
    }
}
