package shop.bobbin.recommendation.similarity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one signal adds to the statistics of one product. Both numbers are negative when a wish is removed.
 *
 * @param weight is added to the product's total and popularity
 * @param with the products that were chosen with it
 * @param strength is added to the co-occurrence with each of {@code with}
 */
public record Contribution(Sku item, double weight, List<Sku> with, double strength, Instant at) {

    public Contribution {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(at, "at");
        with = List.copyOf(with);
    }
}
