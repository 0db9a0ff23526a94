package shop.bobbin.recommendation.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.recommendation.similarity.Some.order;
import static shop.bobbin.recommendation.similarity.Some.sku;
import static shop.bobbin.recommendation.similarity.Some.skus;
import static shop.bobbin.recommendation.similarity.Some.unwished;
import static shop.bobbin.recommendation.similarity.Some.wished;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HistoryTests {

    private final SimilaritySettings settings = Some.settings();

    @Test
    void countsAnItemOncePerOrderHoweverOftenItIsListed() {
        List<Contribution> learned =
                History.EMPTY.after(order("AA-1", "AA-1", "BB-1"), settings).contributions();

        assertThat(learned)
                .containsExactly(
                        new Contribution(sku("AA-1"), 1, skus("BB-1"), 1, Some.NOON),
                        new Contribution(sku("BB-1"), 1, skus("AA-1"), 1, Some.NOON));
    }

    @Test
    void boundsTheCostOfAnAbsurdOrder() {
        String[] thousand = IntStream.range(0, 1000).mapToObj(i -> "AA-" + i).toArray(String[]::new);

        History.Step step = History.EMPTY.after(order(thousand), settings);

        assertThat(step.contributions()).hasSize(50).allMatch(c -> c.with().size() == 49);
        assertThat(step.history().bought()).hasSize(50);
    }

    @Test
    void pairsAWishWithTheOtherWishesAndPurchases() {
        Shop shop = new Shop(settings).sees(order("AA-1"), wished("BB-1", 1), wished("CC-1", 1));

        assertThat(shop.replica.companionsOf(sku("CC-1")).others())
                .containsExactly(new Companion(sku("BB-1"), 0.25), new Companion(sku("AA-1"), 0.25));
    }

    @Test
    void takesBackExactlyWhatAWishHadAdded() {
        Shop shop = new Shop(settings).sees(order("AA-1", "BB-1"), wished("CC-1", 1), wished("DD-1", 1));

        shop.sees(unwished("CC-1", 2));

        assertThat(shop.replica.companionsOf(sku("CC-1")).total()).isZero();
        assertThat(shop.replica.companionsOf(sku("CC-1")).others()).isEmpty();
        assertThat(shop.replica.companionsOf(sku("AA-1")).others())
                .containsExactly(new Companion(sku("BB-1"), 1), new Companion(sku("DD-1"), 0.25));
        assertThat(shop.replica.companionsOf(sku("DD-1")).others())
                .extracting(Companion::sku)
                .containsExactlyElementsOf(skus("AA-1", "BB-1"));
        assertThat(shop.replica.tasteOf(Some.ADA))
                .hasValueSatisfying(taste -> assertThat(taste.wished()).isEqualTo(skus("DD-1")));
    }

    @Test
    void cannotBePushedUpByWishingAgainAndAgain() {
        Shop shop = new Shop(settings).sees(order("AA-1"));

        for (int version = 1; version < 100; version += 2) {
            shop.sees(wished("BB-1", version), unwished("BB-1", version + 1), wished("BB-1", version + 2));
        }

        assertThat(shop.replica.companionsOf(sku("BB-1")).total()).isEqualTo(0.25);
    }

    @Test
    void discardsAWishThatComesAfterItsRemoval() {
        Shop shop = new Shop(settings).sees(unwished("BB-1", 2), wished("BB-1", 1));

        assertThat(shop.replica.companionsOf(sku("BB-1")).total()).isZero();
        assertThat(shop.replica.tasteOf(Some.ADA))
                .hasValueSatisfying(taste -> assertThat(taste.wished()).isEmpty());
    }
}
