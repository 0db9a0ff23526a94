package shop.bobbin.journeys.invariants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import shop.bobbin.journeys.control.ShopControl;

/** The outboxes are drained, and the topic has each version of each order's history once, in order. */
record CommittedEventsArePublished(ShopControl shop) implements Invariant {

    @Override
    public String statement() {
        return "what is committed is published, in the order of its aggregate's versions";
    }

    @Override
    public List<String> violations() {
        for (var database : List.of("catalog", "orders", "wishlist")) {
            var waiting = shop.database(database)
                    .query("select 1 from chassis.outbox")
                    .size();
            if (waiting > 0) {
                return List.of("%d events are still in the outbox of %s".formatted(waiting, database));
            }
        }
        return Differences.between(
                "published versions of order",
                history(),
                PublishedOrderEvents.read(shop.bootstrapServers()).versionsByOrder());
    }

    private Map<String, List<Long>> history() {
        var history = new TreeMap<String, List<Long>>();
        shop.database("orders")
                .query("select order_id, version from order_history order by order_id, version")
                .forEach(row -> history.computeIfAbsent(row.getFirst(), key -> new ArrayList<>())
                        .add(Long.valueOf(row.getLast())));
        return history;
    }
}
