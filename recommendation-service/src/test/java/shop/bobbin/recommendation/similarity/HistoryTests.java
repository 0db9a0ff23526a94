package shop.bobbin.recommendation.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.recommendation.similarity.TestData.order;
import static shop.bobbin.recommendation.similarity.TestData.sku;
import static shop.bobbin.recommendation.similarity.TestData.skus;
import static shop.bobbin.recommendation.similarity.TestData.unwished;
import static shop.bobbin.recommendation.similarity.TestData.wished;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTests {

    private final SimilaritySettings settings = TestData.settings();

    @Test
    void countsAnItemOncePerOrderEvenWithSeveralLines() {
        List<Contribution> contributions =
                History.EMPTY.apply(order("AA-1", "AA-1", "BB-1"), settings).contributions();

        assertThat(contributions)
                .containsExactly(
                        new Contribution(sku("AA-1"), 1, skus("BB-1"), 1, TestData.NOON),
                        new Contribution(sku("BB-1"), 1, skus("AA-1"), 1, TestData.NOON));
    }

    @Test
    void limitsTheLinesOfALargeOrder() {
        String[] skus = IntStream.range(0, 1000).mapToObj(i -> "AA-" + i).toArray(String[]::new);

        History.Update update = History.EMPTY.apply(order(skus), settings);

        assertThat(update.contributions()).hasSize(50).allMatch(c -> c.with().size() == 49);
        assertThat(update.history().bought()).hasSize(50);
    }

    @Test
    void pairsAWishWithTheOtherWishesAndPurchases() {
        TestRecommender recommender =
                new TestRecommender(settings).process(order("AA-1"), wished("BB-1", 1), wished("CC-1", 1));

        assertThat(recommender.replica.statisticsOf(sku("CC-1")).related())
                .containsExactly(new RelatedItem(sku("BB-1"), 0.25), new RelatedItem(sku("AA-1"), 0.25));
    }

    @Test
    void subtractsExactlyWhatARemovedWishHadAdded() {
        TestRecommender recommender =
                new TestRecommender(settings).process(order("AA-1", "BB-1"), wished("CC-1", 1), wished("DD-1", 1));

        recommender.process(unwished("CC-1", 2));

        assertThat(recommender.replica.statisticsOf(sku("CC-1")).total()).isZero();
        assertThat(recommender.replica.statisticsOf(sku("CC-1")).related()).isEmpty();
        assertThat(recommender.replica.statisticsOf(sku("AA-1")).related())
                .containsExactly(new RelatedItem(sku("BB-1"), 1), new RelatedItem(sku("DD-1"), 0.25));
        assertThat(recommender.replica.statisticsOf(sku("DD-1")).related())
                .extracting(RelatedItem::sku)
                .containsExactlyElementsOf(skus("AA-1", "BB-1"));
        assertThat(recommender.replica.profileOf(TestData.ADA))
                .hasValueSatisfying(profile -> assertThat(profile.wished()).isEqualTo(skus("DD-1")));
    }

    @Test
    void countsAWishOnceWhenItIsAddedAndRemovedManyTimes() {
        var recommender = new TestRecommender(settings).process(order("AA-1"));

        for (int version = 1; version < 100; version += 2) {
            recommender.process(wished("BB-1", version), unwished("BB-1", version + 1), wished("BB-1", version + 2));
        }

        assertThat(recommender.replica.statisticsOf(sku("BB-1")).total()).isEqualTo(0.25);
    }

    @Test
    void discardsAWishThatArrivesAfterItsRemoval() {
        var recommender = new TestRecommender(settings).process(unwished("BB-1", 2), wished("BB-1", 1));

        assertThat(recommender.replica.statisticsOf(sku("BB-1")).total()).isZero();
        assertThat(recommender.replica.profileOf(TestData.ADA))
                .hasValueSatisfying(profile -> assertThat(profile.wished()).isEmpty());
    }
}
