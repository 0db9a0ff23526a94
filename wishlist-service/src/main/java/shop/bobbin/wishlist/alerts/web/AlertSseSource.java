package shop.bobbin.wishlist.alerts.web;

import java.util.List;
import shop.bobbin.chassis.sse.SseEvent;
import shop.bobbin.chassis.sse.SseSource;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.alerts.Alert;
import shop.bobbin.wishlist.alerts.AlertId;
import shop.bobbin.wishlist.alerts.Alerts;

/**
 * The alerts of a customer as server-sent events: the id is that of the alert, the name its kind.
 *
 * @param unread alerts that are sent first, the oldest first
 * @param start the other alerts are those after this one
 */
record AlertSseSource(CustomerId customer, Alerts alerts, List<Alert> unread, AlertId start) implements SseSource {

    static AlertSseSource startingWithUnread(CustomerId customer, Alerts alerts) {
        var newest = alerts.findNewest(customer);
        var unread = newest.reversed().stream().filter(alert -> !alert.read()).toList();
        var start = newest.isEmpty() ? new AlertId(0) : newest.getFirst().id();
        return new AlertSseSource(customer, alerts, unread, start);
    }

    static AlertSseSource startingAfter(AlertId lastSeen, CustomerId customer, Alerts alerts) {
        return new AlertSseSource(customer, alerts, List.of(), lastSeen);
    }

    @Override
    public List<SseEvent> after(long id) {
        var next = unread.stream().filter(alert -> alert.id().value() > id).toList();
        if (next.isEmpty()) {
            next = alerts.findAfter(new AlertId(Math.max(id, start.value())), customer);
        }
        return next.stream().map(AlertSseSource::event).toList();
    }

    private static SseEvent event(Alert alert) {
        return new SseEvent(alert.id().value(), alert.kind().name(), AlertResponse.of(alert));
    }
}
