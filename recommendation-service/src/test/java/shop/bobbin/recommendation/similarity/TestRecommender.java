package shop.bobbin.recommendation.similarity;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Computes recommendations from signals without Kafka: the same steps as the topology, in one thread. */
final class TestRecommender {

    final Replica replica;
    final Recommending recommending;
    private final SimilarityModel model;
    private final Map<CustomerId, History> histories = new HashMap<>();

    TestRecommender(SimilaritySettings settings) {
        this.model = new SimilarityModel(settings);
        this.replica = new Replica(settings);
        this.recommending = new Recommending(replica, settings, Clock.fixed(TestData.NOON, ZoneOffset.UTC));
    }

    TestRecommender withProducts(Product... products) {
        List.of(products).forEach(replica::put);
        return this;
    }

    TestRecommender process(Signal... signals) {
        for (Signal signal : signals) {
            History.Update update = model.updateHistory(histories.get(signal.customer()), signal);
            histories.put(signal.customer(), update.history());
            update.contributions().forEach(this::apply);
            replica.put(signal.customer(), update.history().profile());
        }
        return this;
    }

    private void apply(Contribution contribution) {
        Sku item = contribution.item();
        replica.put(item, model.updateItem(replica.statisticsOf(item), contribution, replica::totalOf));
    }
}
