package shop.bobbin.recommendation.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Method and meaning are in QUALITY.md. Prints its figures, because a pass alone does not show how close it was. */
class RecommenderQualityTests {

    private static final long SEED = 20260301;
    private static final int TOP = 10;

    private final DataSet data = new DataSet(SEED);
    private final List<List<Sku>> learned = data.orders(3000);
    private final List<Question> questions = questions(data.orders(2000));

    private record Question(List<Sku> basket, Sku hidden) {}

    private record Quality(double hitRate, double meanReciprocalRank, double coverage) {}

    @Test
    void findsTheHiddenItemAtLeastTwiceAsOftenAsPopularityDoes() {
        Recommending ours = trained(5).recommending;

        Quality popularity = quality("popularity", question -> popular(ours, question));
        Quality plainCosine = measured("plain cosine", 0);
        Quality similarity = measured("shrunk cosine", 5);

        assertThat(similarity.hitRate()).isGreaterThan(2 * popularity.hitRate());
        assertThat(similarity.meanReciprocalRank()).isGreaterThan(2 * popularity.meanReciprocalRank());
        assertThat(similarity.coverage()).isGreaterThan(0.8);
        assertThat(similarity.meanReciprocalRank()).isGreaterThan(plainCosine.meanReciprocalRank());
    }

    @Test
    void isHardlyWorseWithBoundedMemory() {
        Quality all = measured("100 companions", 5);
        Shop small = new Shop(Some.settings(20, 5)).sells(data.products());
        learn(small);
        Quality few = quality("20 companions", question -> ours(small.recommending, question));

        assertThat(few.hitRate()).isGreaterThan(0.9 * all.hitRate());
    }

    private Quality measured(String name, double shrinkage) {
        Recommending recommending = trained(shrinkage).recommending;
        return quality(name, question -> ours(recommending, question));
    }

    private Shop trained(double shrinkage) {
        Shop shop = new Shop(Some.settings(100, shrinkage)).sells(data.products());
        learn(shop);
        return shop;
    }

    private void learn(Shop shop) {
        int customer = 0;
        for (List<Sku> order : learned) {
            shop.sees(new Signal.Ordered(Some.newOrder(), new CustomerId("guest-" + customer++), order, Some.NOON));
        }
    }

    private static List<Sku> ours(Recommending recommending, Question question) {
        return skus(recommending.forBasket(question.basket(), TOP));
    }

    private static List<Sku> popular(Recommending recommending, Question question) {
        return skus(recommending.trending(TOP + question.basket().size())).stream()
                .filter(sku -> !question.basket().contains(sku))
                .limit(TOP)
                .toList();
    }

    private static List<Sku> skus(List<Recommendation> recommendations) {
        return recommendations.stream().map(r -> r.product().sku()).toList();
    }

    /** Orders that were not learned from, each with one of its items hidden. */
    private static List<Question> questions(List<List<Sku>> orders) {
        Random random = new Random(SEED);
        return orders.stream()
                .filter(order -> order.size() > 1)
                .map(order -> {
                    List<Sku> basket = new ArrayList<>(order);
                    Sku hidden = basket.remove(random.nextInt(basket.size()));
                    return new Question(List.copyOf(basket), hidden);
                })
                .toList();
    }

    private Quality quality(String name, Function<Question, List<Sku>> answers) {
        int hits = 0;
        double reciprocalRanks = 0;
        Set<Sku> shown = new HashSet<>();
        for (Question question : questions) {
            List<Sku> answer = answers.apply(question);
            shown.addAll(answer);
            int position = answer.indexOf(question.hidden());
            if (position >= 0) {
                hits++;
                reciprocalRanks += 1.0 / (position + 1);
            }
        }
        Quality quality = new Quality(
                (double) hits / questions.size(),
                reciprocalRanks / questions.size(),
                (double) shown.size() / data.products().length);
        System.out.printf(
                Locale.ROOT,
                "quality of %-15s hit rate@10 %.3f, MRR %.3f, coverage %.3f (%d questions)%n",
                name + ":",
                quality.hitRate(),
                quality.meanReciprocalRank(),
                quality.coverage(),
                questions.size());
        return quality;
    }
}
