package shop.bobbin.wishlist.alerts;

import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.jobs.RecurringJob;
import shop.bobbin.wishlist.CustomerId;

/**
 * Polls the table of alerts for new ones, which any instance may have stored, and signals the subscribers of this instance:
 * one cheap query for each poll, none without subscribers. An event stream reads the table at each heartbeat too, so that
 * alerts that the poller misses while the database is unavailable arrive late, but arrive.
 */
@Component
class AlertPoller implements RecurringJob {

    private final Alerts alerts;
    private final AlertSseSubscriptions subscriptions;
    private final AlertsSettings settings;
    private AlertId last = new AlertId(0);

    AlertPoller(Alerts alerts, AlertSseSubscriptions subscriptions, AlertsSettings settings) {
        this.alerts = alerts;
        this.subscriptions = subscriptions;
        this.settings = settings;
    }

    @Override
    public Duration pause() {
        return settings.live().pollInterval();
    }

    @Override
    public void run() {
        var subscribed = subscriptions.subscribedCustomers();
        if (!subscribed.isEmpty()) {
            poll(subscribed);
        }
    }

    private void poll(Set<CustomerId> subscribed) {
        var newest = alerts.findLastId();
        if (newest.value() > last.value()) {
            subscriptions.notifySubscribers(alerts.findCustomersAlerted(last, newest, subscribed));
        }
        last = newest; // lower than before when the database has been restored from a backup
    }
}
