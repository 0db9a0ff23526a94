package shop.bobbin.recommendation.similarity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The whole way from signals to answers without Kafka: what the topology does, in one thread. */
final class Shop {

    final Replica replica;
    final Recommending recommending;
    private final Learning learning;
    private final Map<CustomerId, History> histories = new HashMap<>();

    Shop(SimilaritySettings settings) {
        this.learning = new Learning(settings);
        this.replica = new Replica(settings);
        this.recommending = new Recommending(replica, settings, Clock.fixed(Some.NOON, ZoneOffset.UTC));
    }

    Shop sells(Product... products) {
        List.of(products).forEach(replica::put);
        return this;
    }

    Shop sees(Signal... signals) {
        for (Signal signal : signals) {
            History.Step step = learning.remember(histories.get(signal.customer()), signal);
            histories.put(signal.customer(), step.history());
            step.contributions().forEach(this::learn);
            replica.put(signal.customer(), step.history().taste());
        }
        return this;
    }

    private void learn(Contribution contribution) {
        Sku item = contribution.item();
        replica.put(item, learning.accompany(replica.companionsOf(item), contribution, replica::totalOf));
    }
}
