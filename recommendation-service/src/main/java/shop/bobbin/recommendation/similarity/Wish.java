package shop.bobbin.recommendation.similarity;

import java.util.List;
import java.util.Objects;

/**
 * An item on a customer's wishlist, or one that was removed from it.
 *
 * @param version of the last change; older events are stale. A removed wish is kept for this check
 * @param open false when it was removed
 * @param pairedWith the items that it was paired with when it was added, so that its removal subtracts exactly what was added
 */
public record Wish(Sku item, long version, boolean open, List<Sku> pairedWith) {

    public Wish {
        Objects.requireNonNull(item, "item");
        pairedWith = List.copyOf(pairedWith);
    }

    Wish close(long newVersion) {
        return new Wish(item, newVersion, false, List.of());
    }

    Wish withoutPairing(Sku other) {
        return pairedWith.contains(other)
                ? new Wish(
                        item,
                        version,
                        open,
                        pairedWith.stream().filter(sku -> !sku.equals(other)).toList())
                : this;
    }
}
