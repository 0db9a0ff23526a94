package shop.bobbin.recommendation.similarity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One customer's recent purchases, wishes and orders, newest first and bounded. Begins with the first signal, takes each
 * further one in by {@link #after}, which also says what the items learn from it, and ends when the customer has been
 * silent for {@code forgetCustomersAfter}, or earlier when there are too many customers. What the items learned stays.
 *
 * <p>A signal that is delivered again is stale: a wish by its version, a confirmed order by its id, however late it comes
 * again, as long as it is among the customer's last wishes and orders that are kept here.
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
     * The history after a signal, and what each item learns from it.
     *
     * @param stale the signal was known, or older than what is known: nothing has changed
     */
    public record Step(History history, List<Contribution> contributions, boolean stale) {

        public Step {
            contributions = List.copyOf(contributions);
        }

        private Step(History history, List<Contribution> contributions) {
            this(history, contributions, false);
        }
    }

    Step after(Signal signal, SimilaritySettings settings) {
        return switch (signal) {
            case Signal.Ordered ordered -> ordered(ordered, settings);
            case Signal.Wished wished -> wished(wished, settings);
            case Signal.Unwished unwished -> unwished(unwished, settings);
        };
    }

    /** How many products and orders it names; what it costs is in proportion to this. */
    public int size() {
        return bought.size()
                + orders.size()
                + wishes.stream().mapToInt(wish -> 1 + wish.pairedWith().size()).sum();
    }

    public Taste taste() {
        return new Taste(bought, openWishes().toList());
    }

    private Step ordered(Signal.Ordered order, SimilaritySettings settings) {
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
        List<Sku> remembered = Stream.concat(items.stream(), bought.stream())
                .distinct()
                .limit(settings.itemsPerCustomer())
                .toList();
        List<OrderId> known = Stream.concat(Stream.of(order.order()), orders.stream())
                .limit(settings.ordersPerCustomer())
                .toList();
        return new Step(new History(remembered, wishes, known, later(order.at())), contributions);
    }

    private Step wished(Signal.Wished signal, SimilaritySettings settings) {
        Wish known = wishFor(signal.item());
        if (known != null && known.version() >= signal.version()) {
            return stale();
        }
        if (known != null && known.open()) {
            Wish again = new Wish(signal.item(), signal.version(), true, known.pairedWith());
            return new Step(withWish(again, signal.at(), settings), List.of());
        }
        Wish wish = new Wish(signal.item(), signal.version(), true, partnersFor(signal.item(), settings));
        return new Step(withWish(wish, signal.at(), settings), pairings(wish, settings.wishWeight(), signal.at()));
    }

    private Step unwished(Signal.Unwished signal, SimilaritySettings settings) {
        Wish known = wishFor(signal.item());
        if (known != null && known.version() >= signal.version()) {
            return stale();
        }
        if (known == null || !known.open()) {
            Wish closed = new Wish(signal.item(), signal.version(), false, List.of());
            return new Step(withWish(closed, signal.at(), settings), List.of());
        }
        List<Sku> paired = new ArrayList<>(known.pairedWith());
        wishes.stream()
                .filter(wish -> wish.pairedWith().contains(signal.item()))
                .forEach(wish -> paired.add(wish.item()));
        Wish everPaired = new Wish(signal.item(), signal.version(), false, paired);
        return new Step(
                withWish(known.closedBy(signal.version()), signal.at(), settings),
                pairings(everPaired, -settings.wishWeight(), signal.at()));
    }

    /** The wished item gains (or loses) for itself and with each partner; a partner only with the wished item. */
    private static List<Contribution> pairings(Wish wish, double weight, Instant at) {
        List<Contribution> contributions = new ArrayList<>();
        contributions.add(new Contribution(wish.item(), weight, wish.pairedWith(), weight, at));
        wish.pairedWith()
                .forEach(partner -> contributions.add(new Contribution(partner, 0, List.of(wish.item()), weight, at)));
        return contributions;
    }

    private List<Sku> partnersFor(Sku item, SimilaritySettings settings) {
        return Stream.concat(openWishes(), bought.stream())
                .filter(other -> !other.equals(item))
                .distinct()
                .limit(settings.partnersPerWish())
                .toList();
    }

    private History withWish(Wish wish, Instant at, SimilaritySettings settings) {
        Stream<Wish> others = wishes.stream().filter(other -> !other.item().equals(wish.item()));
        List<Wish> all = Stream.concat(
                        Stream.of(wish), wish.open() ? others : others.map(o -> o.notPairedWith(wish.item())))
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

    private Step stale() {
        return new Step(this, List.of(), true);
    }

    private Instant later(Instant at) {
        return at.isAfter(lastSeen) ? at : lastSeen;
    }

    private static List<Sku> without(Sku item, List<Sku> items) {
        return items.stream().filter(other -> !other.equals(item)).toList();
    }
}
