package shop.bobbin.recommendation.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Leave-one-out evaluation; {@code QUALITY.md} has the method. Prints its figures, since a pass does not show the margin. */
class RecommenderQualityTests {

    private static final long SEED = 20260301;
    private static final int TOP = 10;

    private final SyntheticOrders data = new SyntheticOrders(SEED);
    private final List<List<Sku>> trainingSet = data.orders(3000);
    private final List<TestBasket> testSet = testSet(data.orders(2000));

    private record TestBasket(List<Sku> basket, Sku hidden) {}

    private record Quality(double hitRate, double meanReciprocalRank, double coverage) {}

    @Test
    void hasAtLeastTwiceTheHitRateOfThePopularityBaseline() {
        Recommending recommending = trained(5).recommending;

        Quality popularity = quality("popularity", test -> popular(recommending, test));
        Quality plainCosine = measured("plain cosine", 0);
        Quality similarity = measured("shrunk cosine", 5);

        assertThat(similarity.hitRate()).isGreaterThan(2 * popularity.hitRate());
        assertThat(similarity.meanReciprocalRank()).isGreaterThan(2 * popularity.meanReciprocalRank());
        assertThat(similarity.coverage()).isGreaterThan(0.8);
        assertThat(similarity.meanReciprocalRank()).isGreaterThan(plainCosine.meanReciprocalRank());
    }

    @Test
    void losesLittleQualityWithFewerRelatedItems() {
        Quality all = measured("100 related items", 5);
        var small = new TestRecommender(TestData.settings(20, 5)).withProducts(data.products());
        train(small);
        Quality few = quality("20 related items", test -> recommended(small.recommending, test));

        assertThat(few.hitRate()).isGreaterThan(0.9 * all.hitRate());
    }

    private Quality measured(String name, double shrinkage) {
        Recommending recommending = trained(shrinkage).recommending;
        return quality(name, test -> recommended(recommending, test));
    }

    private TestRecommender trained(double shrinkage) {
        var recommender = new TestRecommender(TestData.settings(100, shrinkage)).withProducts(data.products());
        train(recommender);
        return recommender;
    }

    private void train(TestRecommender recommender) {
        int customer = 0;
        for (List<Sku> order : trainingSet) {
            recommender.process(new Signal.Ordered(
                    TestData.newOrder(), new CustomerId("guest-" + customer++), order, TestData.NOON));
        }
    }

    private static List<Sku> recommended(Recommending recommending, TestBasket test) {
        return skus(recommending.forBasket(test.basket(), TOP));
    }

    private static List<Sku> popular(Recommending recommending, TestBasket test) {
        return skus(recommending.trending(TOP + test.basket().size())).stream()
                .filter(sku -> !test.basket().contains(sku))
                .limit(TOP)
                .toList();
    }

    private static List<Sku> skus(List<Recommendation> recommendations) {
        return recommendations.stream().map(r -> r.product().sku()).toList();
    }

    /** Orders outside the training set, each with one of its items hidden. */
    private static List<TestBasket> testSet(List<List<Sku>> orders) {
        var random = new Random(SEED);
        return orders.stream()
                .filter(order -> order.size() > 1)
                .map(order -> {
                    var basket = new ArrayList<>(order);
                    Sku hidden = basket.remove(random.nextInt(basket.size()));
                    return new TestBasket(List.copyOf(basket), hidden);
                })
                .toList();
    }

    private Quality quality(String name, Function<TestBasket, List<Sku>> recommender) {
        int hits = 0;
        double reciprocalRanks = 0;
        var shown = new HashSet<Sku>();
        for (TestBasket test : testSet) {
            List<Sku> recommended = recommender.apply(test);
            shown.addAll(recommended);
            int position = recommended.indexOf(test.hidden());
            if (position >= 0) {
                hits++;
                reciprocalRanks += 1.0 / (position + 1);
            }
        }
        var quality = new Quality(
                (double) hits / testSet.size(),
                reciprocalRanks / testSet.size(),
                (double) shown.size() / data.products().length);
        System.out.printf(
                Locale.ROOT,
                "quality of %-17s hit rate@10 %.3f, MRR %.3f, coverage %.3f (%d baskets)%n",
                name + ":",
                quality.hitRate(),
                quality.meanReciprocalRank(),
                quality.coverage(),
                testSet.size());
        return quality;
    }
}
