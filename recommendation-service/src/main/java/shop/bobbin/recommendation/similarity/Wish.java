package shop.bobbin.recommendation.similarity;

import java.util.List;
import java.util.Objects;

/**
 * A wish, and which items it was paired with when it was made, so that taking it back takes back exactly what it added.
 * A wish that is no longer open is kept for its version: whatever comes late is known to be stale.
 */
public record Wish(Sku item, long version, boolean open, List<Sku> pairedWith) {

    public Wish {
        Objects.requireNonNull(item, "item");
        pairedWith = List.copyOf(pairedWith);
    }

    Wish closedBy(long newVersion) {
        return new Wish(item, newVersion, false, List.of());
    }

    Wish notPairedWith(Sku other) {
        return pairedWith.contains(other)
                ? new Wish(
                        item,
                        version,
                        open,
                        pairedWith.stream().filter(sku -> !sku.equals(other)).toList())
                : this;
    }
}
