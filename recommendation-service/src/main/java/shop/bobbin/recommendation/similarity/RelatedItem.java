package shop.bobbin.recommendation.similarity;

import java.util.Objects;

/**
 * An entry in the {@link ItemStatistics} of another product.
 *
 * @param coOccurrence how often both were chosen by the same customer; a common order counts 1, a wish less
 */
public record RelatedItem(Sku sku, double coOccurrence) {

    public RelatedItem {
        Objects.requireNonNull(sku, "sku");
    }
}
