package shop.bobbin.wishlist.wishes.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import shop.bobbin.chassis.outbox.OutgoingEvent;
import shop.bobbin.testing.Contracts;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.wishes.WishEvent.WishAdded;
import shop.bobbin.wishlist.wishes.WishEvent.WishRemoved;
import tools.jackson.databind.json.JsonMapper;

class WishContractTests {

    private static final CustomerId ADA = new CustomerId("customer-ada");
    private static final Sku YARN = new Sku("YARN-MER-BLU");
    private static final Instant NOW = Instant.parse("2026-11-21T10:15:30.250Z");

    private final Contracts contracts = Contracts.of("wishlist-service");
    private final List<OutgoingEvent> published = new ArrayList<>();
    private final OutboxWishEvents events = new OutboxWishEvents(published::add);

    @Test
    void hasASchemaAndASampleForEachEvent() {
        contracts.verify();
        assertThat(contracts.all()).hasSize(2);
    }

    @Test
    void publishesEventsThatFollowTheirSchemas() {
        events.publish(new WishAdded(ADA, YARN, 3, NOW));
        events.publish(new WishRemoved(ADA, YARN, 4, NOW));

        assertThat(published)
                .extracting(OutgoingEvent::type)
                .containsExactly("wishlist.wish.added.v1", "wishlist.wish.removed.v1");
        assertThat(published).allSatisfy(event -> {
            assertThat(event.key()).isEqualTo("customer-ada");
            contracts
                    .event(event.topic(), event.type())
                    .assertValid(JsonMapper.shared().writeValueAsString(event.body()));
        });
    }
}
