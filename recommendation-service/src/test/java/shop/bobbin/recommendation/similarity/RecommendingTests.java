package shop.bobbin.recommendation.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static shop.bobbin.recommendation.similarity.TestData.ADA;
import static shop.bobbin.recommendation.similarity.TestData.order;
import static shop.bobbin.recommendation.similarity.TestData.product;
import static shop.bobbin.recommendation.similarity.TestData.sku;
import static shop.bobbin.recommendation.similarity.TestData.skus;
import static shop.bobbin.recommendation.similarity.TestData.wished;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecommendingTests {

    private final TestRecommender recommender = new TestRecommender(TestData.settings())
            .withProducts(
                    product("YARN-RED", "yarn"),
                    product("YARN-BLUE", "yarn"),
                    product("YARN-SILK", "yarn"),
                    product("NEEDLE-5", "needles"),
                    product("BUTTON-1", "buttons"));

    @Test
    void usesTheFallbacksInTheOrderOfTheirReasons() {
        recommender.process(order("YARN-RED", "NEEDLE-5"), order("BUTTON-1"));

        assertThat(recommender.recommending.forProduct(sku("YARN-RED"), 10))
                .extracting(r -> r.product().sku().value(), Recommendation::reason)
                .containsExactly(
                        tuple("NEEDLE-5", Reason.BOUGHT_TOGETHER),
                        tuple("YARN-BLUE", Reason.SAME_CATEGORY),
                        tuple("YARN-SILK", Reason.SAME_CATEGORY),
                        tuple("BUTTON-1", Reason.POPULAR));
    }

    @Test
    void ranksPopularProductsOfTheCategoryFirst() {
        recommender.process(order("YARN-SILK"));

        assertThat(skusOf(recommender.recommending.forProduct(sku("YARN-RED"), 2)))
                .containsExactly("YARN-SILK", "YARN-BLUE");
    }

    @Test
    void recommendsPopularProductsForAnUnknownProduct() {
        recommender.process(order("BUTTON-1"), order("BUTTON-1"), order("YARN-BLUE"));

        assertThat(recommender.recommending.forProduct(sku("YARN-NEW"), 2))
                .extracting(r -> r.product().sku().value(), Recommendation::reason)
                .containsExactly(tuple("BUTTON-1", Reason.POPULAR), tuple("YARN-BLUE", Reason.POPULAR));
    }

    @Test
    void recommendsInCatalogOrderBeforeAnythingIsSold() {
        assertThat(recommender.recommending.trending(2))
                .extracting(r -> r.product().sku().value(), Recommendation::reason)
                .containsExactly(tuple("BUTTON-1", Reason.IN_CATALOG), tuple("NEEDLE-5", Reason.IN_CATALOG));
    }

    @Test
    void leavesOutUnavailableProducts() {
        recommender.process(order("YARN-RED", "NEEDLE-5", "BUTTON-1"));
        recommender.withProducts(
                product("NEEDLE-5", "needles", Availability.OUT, false),
                product("BUTTON-1", "buttons", Availability.IN_STOCK, true));

        assertThat(skusOf(recommender.recommending.forProduct(sku("YARN-RED"), 10)))
                .doesNotContain("NEEDLE-5", "BUTTON-1");
        assertThat(skusOf(recommender.recommending.trending(10))).doesNotContain("NEEDLE-5", "BUTTON-1");
    }

    @Test
    void leavesOutTheItemsOfTheBasket() {
        recommender.process(order("YARN-RED", "NEEDLE-5", "BUTTON-1"));

        assertThat(skusOf(recommender.recommending.forBasket(skus("YARN-RED", "NEEDLE-5"), 10)))
                .startsWith("BUTTON-1")
                .doesNotContain("YARN-RED", "NEEDLE-5");
    }

    @Test
    void addsUpTheSimilaritiesToAllItemsOfABasket() {
        recommender.process(
                order("YARN-RED", "BUTTON-1"),
                order("YARN-BLUE", "BUTTON-1"),
                order("YARN-RED", "NEEDLE-5"),
                order("NEEDLE-5"));

        assertThat(skusOf(recommender.recommending.forBasket(skus("YARN-RED", "YARN-BLUE"), 2)))
                .containsExactly("BUTTON-1", "NEEDLE-5");
    }

    @Test
    void recommendsToACustomerFromTheirItemsButNotTheseItems() {
        recommender.process(new Signal.Ordered(
                TestData.newOrder(), new CustomerId("guest-1"), skus("YARN-RED", "NEEDLE-5"), TestData.NOON));
        recommender.process(order("YARN-RED"), wished("BUTTON-1", 1));

        List<String> recommended = skusOf(recommender.recommending.forCustomer(ADA, 10));

        assertThat(recommended).startsWith("NEEDLE-5").doesNotContain("YARN-RED", "BUTTON-1");
    }

    @Test
    void recommendsTrendingProductsToANewCustomer() {
        recommender.process(order("BUTTON-1"));

        assertThat(skusOf(recommender.recommending.forCustomer(new CustomerId("guest-new"), 1)))
                .containsExactly("BUTTON-1");
    }

    @Test
    void leavesOutAProductThatIsRemovedFromTheCatalog() {
        recommender.process(order("BUTTON-1", "YARN-RED"));
        recommender.replica.remove(sku("BUTTON-1"));

        assertThat(skusOf(recommender.recommending.trending(10))).doesNotContain("BUTTON-1");
        assertThat(skusOf(recommender.recommending.forProduct(sku("YARN-RED"), 10)))
                .doesNotContain("BUTTON-1");
    }

    @Test
    void usesTheNewCategoryOfAProduct() {
        recommender.withProducts(product("YARN-BLUE", "buttons"));

        assertThat(recommender.recommending.forProduct(sku("YARN-RED"), 10))
                .filteredOn(r -> r.reason() == Reason.SAME_CATEGORY)
                .extracting(r -> r.product().sku().value())
                .containsExactly("YARN-SILK");
    }

    private static List<String> skusOf(List<Recommendation> recommendations) {
        return recommendations.stream().map(r -> r.product().sku().value()).toList();
    }
}
