package shop.bobbin.recommendation.similarity;

import java.util.List;

/** The items that recommendations for a customer are computed from: bought and wished, newest first. */
public record CustomerProfile(List<Sku> bought, List<Sku> wished) {

    static final CustomerProfile EMPTY = new CustomerProfile(List.of(), List.of());

    public CustomerProfile {
        bought = List.copyOf(bought);
        wished = List.copyOf(wished);
    }
}
