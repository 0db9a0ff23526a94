package shop.bobbin.recommendation.similarity.web;

import java.util.List;
import shop.bobbin.chassis.web.PublicPath;
import shop.bobbin.recommendation.similarity.Product;
import shop.bobbin.recommendation.similarity.Reason;
import shop.bobbin.recommendation.similarity.Recommendation;

/** The best recommendation first. Scores are comparable only among items with the same {@code reason}. */
record RecommendationsResponse(List<Item> items) {

    record Item(String sku, String name, Price price, String picture, double score, Reason reason) {

        private static final double SCORE_PRECISION = 10_000;

        static Item of(Recommendation recommendation) {
            Product product = recommendation.product();
            return new Item(
                    product.sku().value(),
                    product.name(),
                    new Price(product.price().amount(), product.price().currency()),
                    PublicPath.of(product.picture()),
                    Math.round(recommendation.score() * SCORE_PRECISION) / SCORE_PRECISION,
                    recommendation.reason());
        }
    }

    /** @param amount in minor units, for example cents */
    record Price(long amount, String currency) {}

    static RecommendationsResponse of(List<Recommendation> recommendations) {
        return new RecommendationsResponse(
                recommendations.stream().map(Item::of).toList());
    }
}
