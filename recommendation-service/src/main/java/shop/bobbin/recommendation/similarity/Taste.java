package shop.bobbin.recommendation.similarity;

import java.util.List;

/** What the answers need to know of a customer: bought and wished items, newest first. */
public record Taste(List<Sku> bought, List<Sku> wished) {

    public Taste {
        bought = List.copyOf(bought);
        wished = List.copyOf(wished);
    }
}
