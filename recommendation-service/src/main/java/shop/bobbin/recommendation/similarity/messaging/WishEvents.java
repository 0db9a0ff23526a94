package shop.bobbin.recommendation.similarity.messaging;

import java.time.Instant;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.Signal;
import shop.bobbin.recommendation.similarity.Sku;
import tools.jackson.databind.json.JsonMapper;

final class WishEvents {

    private record Wish(String customerId, String sku, long version, Instant occurredAt) {

        Signal.Wished added() {
            return new Signal.Wished(new CustomerId(customerId), new Sku(sku), version, occurredAt);
        }

        Signal.Unwished removed() {
            return new Signal.Unwished(new CustomerId(customerId), new Sku(sku), version, occurredAt);
        }
    }

    static EventReader<Received> reader(JsonMapper json) {
        return new EventReader<Received>(json)
                .on("wishlist.wish.added.v1", Wish.class, (id, wish) -> new Received(id, wish.added()))
                .on("wishlist.wish.removed.v1", Wish.class, (id, wish) -> new Received(id, wish.removed()));
    }

    private WishEvents() {}
}
