package shop.bobbin.recommendation.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.recommendation.similarity.TestData.sku;
import static shop.bobbin.recommendation.similarity.TestData.skus;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemStatisticsTests {

    @Test
    void dropsTheLeastSimilarItemAndNotTheNewest() {
        SimilaritySettings two = TestData.settings(2, 2);
        Map<Sku, Double> totals = Map.of(sku("BEST-1"), 1.0, sku("MANY-1"), 10_000.0, sku("NEW-1"), 1.0);
        ItemStatistics statistics = ItemStatistics.EMPTY
                .plus(new Contribution(sku("AA-1"), 1, skus("BEST-1"), 1, TestData.NOON), two, totals::get)
                .plus(new Contribution(sku("AA-1"), 1, skus("MANY-1"), 3, TestData.NOON), two, totals::get)
                .plus(new Contribution(sku("AA-1"), 1, skus("NEW-1"), 0.25, TestData.NOON), two, totals::get);

        assertThat(statistics.related())
                .extracting(RelatedItem::sku)
                .containsExactlyElementsOf(skus("BEST-1", "NEW-1"));
    }

    @Test
    void staysWithinTheLimitAfterOneLargeSignal() {
        SimilaritySettings one = TestData.settings(1, 2);

        ItemStatistics statistics = ItemStatistics.EMPTY.plus(
                new Contribution(sku("AA-1"), 1, skus("BB-1", "CC-1", "DD-1"), 1, TestData.NOON), one, sku -> 1);

        assertThat(statistics.related()).hasSize(1);
    }

    @Test
    void ranksManyCommonOrdersAboveASingleOne() {
        var similarity = new Similarity(2);

        assertThat(similarity.of(100, 120, 120)).isGreaterThan(similarity.of(1, 1, 1));
        assertThat(new Similarity(0).of(100, 120, 120)).isLessThan(new Similarity(0).of(1, 1, 1));
    }
}
