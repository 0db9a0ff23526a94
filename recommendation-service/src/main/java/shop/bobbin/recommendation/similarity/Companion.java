package shop.bobbin.recommendation.similarity;

import java.util.Objects;

/** Another product, and how much it was chosen together with this one (orders count 1, wishes less). */
public record Companion(Sku sku, double together) {

    public Companion {
        Objects.requireNonNull(sku, "sku");
    }
}
