package shop.bobbin.recommendation.similarity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer's latest purchases, wishes and orders, newest first, each list with a limit. {@link #apply} adds a signal and
 * returns the contributions to the products' statistics. A history expires {@code customerRetention} after the last signal,
 * and is evicted earlier when there are too many; the statistics do not change by that.
 *
 * <p>It also detects duplicates, at any age: a wish event by its version, a confirmed order by its id, as long as the wish
 * or the order is still in these lists.
 *
 * @param orders the ids of confirmed orders
 * @param lastSeen the time of the latest signal
 */
public record History(List<Sku> bought, List<Wish> wishes, List<OrderId> orders, Instant lastSeen) {

    static final History EMPTY = new History(List.of(), List.of(), List.of(), Instant.EPOCH);

    public History {
        bought = List.copyOf(bought);
        wishes = List.copyOf(wishes);
        orders = List.copyOf(orders);
        Objects.requireNonNull(lastSeen, "lastSeen");
    }

    /**
     * The result of a signal.
     *
     * @param contributions what it adds to the statistics of each product
     * @param stale the signal was a duplicate, or older than one before it: nothing has changed
     */
    public record Update(History history, List<Contribution> contributions, boolean stale) {

        public Update {
            contributions = List.copyOf(contributions);
        }

        private Update(History history, List<Contribution> contributions) {
            this(history, contributions, false);
        }
    }

    /** Adds a signal. */
    Update apply(Signal signal, SimilaritySettings settings) {
        return switch (signal) {
            case Signal.Ordered ordered -> ordered(ordered, settings);
            case Signal.Wished wished -> wished(wished, settings);
            case Signal.Unwished unwished -> unwished(unwished, settings);
        };
    }

    /** The number of its entries, which its memory is in proportion to: purchases, orders, wishes and their pairings. */
    public int size() {
        return bought.size()
                + orders.size()
                + wishes.stream().mapToInt(wish -> 1 + wish.pairedWith().size()).sum();
    }

    public CustomerProfile profile() {
        return new CustomerProfile(bought, openWishes().toList());
    }

    private Update ordered(Signal.Ordered order, SimilaritySettings settings) {
        if (orders.contains(order.order())) {
            return stale();
        }
        List<Sku> items = order.items().stream()
                .distinct()
                .limit(settings.linesPerOrder())
                .toList();
        List<Contribution> contributions = items.stream()
                .map(item -> new Contribution(item, 1, without(item, items), 1, order.at()))
                .toList();
        List<Sku> purchases = Stream.concat(items.stream(), bought.stream())
                .distinct()
                .limit(settings.itemsPerCustomer())
                .toList();
        List<OrderId> orderIds = Stream.concat(Stream.of(order.order()), orders.stream())
                .limit(settings.ordersPerCustomer())
                .toList();
        return new Update(new History(purchases, wishes, orderIds, later(order.at())), contributions);
    }

    private Update wished(Signal.Wished signal, SimilaritySettings settings) {
        Wish existing = wishFor(signal.item());
        if (existing != null && existing.version() >= signal.version()) {
            return stale();
        }
        if (existing != null && existing.open()) {
            var updated = new Wish(signal.item(), signal.version(), true, existing.pairedWith());
            return new Update(withWish(updated, signal.at(), settings), List.of());
        }
        var wish = new Wish(signal.item(), signal.version(), true, pairingsFor(signal.item(), settings));
        return new Update(
                withWish(wish, signal.at(), settings), pairContributions(wish, settings.wishWeight(), signal.at()));
    }

    private Update unwished(Signal.Unwished signal, SimilaritySettings settings) {
        Wish existing = wishFor(signal.item());
        if (existing != null && existing.version() >= signal.version()) {
            return stale();
        }
        if (existing == null || !existing.open()) {
            var closed = new Wish(signal.item(), signal.version(), false, List.of());
            return new Update(withWish(closed, signal.at(), settings), List.of());
        }
        var paired = new ArrayList<>(existing.pairedWith());
        wishes.stream()
                .filter(wish -> wish.pairedWith().contains(signal.item()))
                .forEach(wish -> paired.add(wish.item()));
        var removed = new Wish(signal.item(), signal.version(), false, paired);
        return new Update(
                withWish(existing.close(signal.version()), signal.at(), settings),
                pairContributions(removed, -settings.wishWeight(), signal.at()));
    }

    /** For the wished item its own weight and each pair; for each item that it is paired with, the pair only. */
    private static List<Contribution> pairContributions(Wish wish, double weight, Instant at) {
        var contributions = new ArrayList<Contribution>();
        contributions.add(new Contribution(wish.item(), weight, wish.pairedWith(), weight, at));
        wish.pairedWith()
                .forEach(other -> contributions.add(new Contribution(other, 0, List.of(wish.item()), weight, at)));
        return contributions;
    }

    private List<Sku> pairingsFor(Sku item, SimilaritySettings settings) {
        return Stream.concat(openWishes(), bought.stream())
                .filter(other -> !other.equals(item))
                .distinct()
                .limit(settings.pairingsPerWish())
                .toList();
    }

    private History withWish(Wish wish, Instant at, SimilaritySettings settings) {
        Stream<Wish> others = wishes.stream().filter(other -> !other.item().equals(wish.item()));
        List<Wish> all = Stream.concat(
                        Stream.of(wish), wish.open() ? others : others.map(o -> o.withoutPairing(wish.item())))
                .limit(settings.itemsPerCustomer())
                .toList();
        return new History(bought, all, orders, later(at));
    }

    private Stream<Sku> openWishes() {
        return wishes.stream().filter(Wish::open).map(Wish::item);
    }

    private @Nullable Wish wishFor(Sku item) {
        return wishes.stream()
                .filter(wish -> wish.item().equals(item))
                .findFirst()
                .orElse(null);
    }

    private Update stale() {
        return new Update(this, List.of(), true);
    }

    private Instant later(Instant at) {
        return at.isAfter(lastSeen) ? at : lastSeen;
    }

    private static List<Sku> without(Sku item, List<Sku> items) {
        return items.stream().filter(other -> !other.equals(item)).toList();
    }
}
