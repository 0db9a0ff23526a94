package shop.bobbin.recommendation.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static shop.bobbin.recommendation.similarity.Some.ADA;
import static shop.bobbin.recommendation.similarity.Some.order;
import static shop.bobbin.recommendation.similarity.Some.product;
import static shop.bobbin.recommendation.similarity.Some.sku;
import static shop.bobbin.recommendation.similarity.Some.skus;
import static shop.bobbin.recommendation.similarity.Some.wished;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecommendingTests {

    private final Shop shop = new Shop(Some.settings())
            .sells(
                    product("YARN-RED", "yarn"),
                    product("YARN-BLUE", "yarn"),
                    product("YARN-SILK", "yarn"),
                    product("NEEDLE-5", "needles"),
                    product("BUTTON-1", "buttons"));

    @Test
    void fillsAnAnswerFromTheBestSourceDownToTheCatalogue() {
        shop.sees(order("YARN-RED", "NEEDLE-5"), order("BUTTON-1"));

        assertThat(shop.recommending.forProduct(sku("YARN-RED"), 10))
                .extracting(r -> r.product().sku().value(), Recommendation::because)
                .containsExactly(
                        tuple("NEEDLE-5", Because.BOUGHT_TOGETHER),
                        tuple("YARN-BLUE", Because.SAME_CATEGORY),
                        tuple("YARN-SILK", Because.SAME_CATEGORY),
                        tuple("BUTTON-1", Because.POPULAR));
    }

    @Test
    void putsThePopularOnesOfACategoryFirst() {
        shop.sees(order("YARN-SILK"));

        assertThat(answer(shop.recommending.forProduct(sku("YARN-RED"), 2))).containsExactly("YARN-SILK", "YARN-BLUE");
    }

    @Test
    void answersForAnUnknownProductWithWhatIsPopular() {
        shop.sees(order("BUTTON-1"), order("BUTTON-1"), order("YARN-BLUE"));

        assertThat(shop.recommending.forProduct(sku("YARN-NEW"), 2))
                .extracting(r -> r.product().sku().value(), Recommendation::because)
                .containsExactly(tuple("BUTTON-1", Because.POPULAR), tuple("YARN-BLUE", Because.POPULAR));
    }

    @Test
    void answersInCatalogueOrderBeforeAnythingIsSold() {
        assertThat(shop.recommending.trending(2))
                .extracting(r -> r.product().sku().value(), Recommendation::because)
                .containsExactly(tuple("BUTTON-1", Because.IN_CATALOGUE), tuple("NEEDLE-5", Because.IN_CATALOGUE));
    }

    @Test
    void leavesOutWhatCannotBeBought() {
        shop.sees(order("YARN-RED", "NEEDLE-5", "BUTTON-1"));
        shop.sells(
                product("NEEDLE-5", "needles", Availability.OUT, false),
                product("BUTTON-1", "buttons", Availability.IN_STOCK, true));

        assertThat(answer(shop.recommending.forProduct(sku("YARN-RED"), 10))).doesNotContain("NEEDLE-5", "BUTTON-1");
        assertThat(answer(shop.recommending.trending(10))).doesNotContain("NEEDLE-5", "BUTTON-1");
    }

    @Test
    void neverRecommendsWhatIsInTheBasket() {
        shop.sees(order("YARN-RED", "NEEDLE-5", "BUTTON-1"));

        assertThat(answer(shop.recommending.forBasket(skus("YARN-RED", "NEEDLE-5"), 10)))
                .startsWith("BUTTON-1")
                .doesNotContain("YARN-RED", "NEEDLE-5");
    }

    @Test
    void addsUpWhatTheItemsOfABasketSay() {
        shop.sees(
                order("YARN-RED", "BUTTON-1"),
                order("YARN-BLUE", "BUTTON-1"),
                order("YARN-RED", "NEEDLE-5"),
                order("NEEDLE-5"));

        assertThat(answer(shop.recommending.forBasket(skus("YARN-RED", "YARN-BLUE"), 2)))
                .containsExactly("BUTTON-1", "NEEDLE-5");
    }

    @Test
    void recommendsToACustomerWhatGoesWithTheirsAndNotWhatTheyHave() {
        shop.sees(new Signal.Ordered(
                Some.newOrder(), new CustomerId("guest-1"), skus("YARN-RED", "NEEDLE-5"), Some.NOON));
        shop.sees(order("YARN-RED"), wished("BUTTON-1", 1));

        List<String> answer = answer(shop.recommending.forCustomer(ADA, 10));

        assertThat(answer).startsWith("NEEDLE-5").doesNotContain("YARN-RED", "BUTTON-1");
    }

    @Test
    void givesAStrangerWhatIsTrending() {
        shop.sees(order("BUTTON-1"));

        assertThat(answer(shop.recommending.forCustomer(new CustomerId("guest-new"), 1)))
                .containsExactly("BUTTON-1");
    }

    @Test
    void forgetsAProductThatLeavesTheCatalogue() {
        shop.sees(order("BUTTON-1", "YARN-RED"));
        shop.replica.remove(sku("BUTTON-1"));

        assertThat(answer(shop.recommending.trending(10))).doesNotContain("BUTTON-1");
        assertThat(answer(shop.recommending.forProduct(sku("YARN-RED"), 10))).doesNotContain("BUTTON-1");
    }

    @Test
    void movesAProductToItsNewCategory() {
        shop.sells(product("YARN-BLUE", "buttons"));

        assertThat(shop.recommending.forProduct(sku("YARN-RED"), 10))
                .filteredOn(r -> r.because() == Because.SAME_CATEGORY)
                .extracting(r -> r.product().sku().value())
                .containsExactly("YARN-SILK");
    }

    private static List<String> answer(List<Recommendation> recommendations) {
        return recommendations.stream().map(r -> r.product().sku().value()).toList();
    }
}
