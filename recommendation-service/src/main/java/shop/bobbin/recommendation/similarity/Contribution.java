package shop.bobbin.recommendation.similarity;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What one signal adds to one item: {@code weight} to the item's own total and popularity, {@code strength} to the item
 * together with each of {@code with}. Negative when a wish is taken back.
 */
public record Contribution(Sku item, double weight, List<Sku> with, double strength, Instant at) {

    public Contribution {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(at, "at");
        with = List.copyOf(with);
    }
}
