package shop.bobbin.wishlist.alerts;

import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.jobs.RecurringJob;
import shop.bobbin.wishlist.CustomerId;

/**
 * Follows the table of alerts for those who watch on this instance, whichever instance stores them: one cheap query now
 * and then while anybody watches, none when nobody does. Streams look by themselves at each heartbeat too, so that what is
 * missed while the database is away comes later, but comes.
 */
@Component
class AlertTail implements RecurringJob {

    private final Alerts alerts;
    private final LiveAlerts live;
    private final AlertsSettings settings;
    private AlertId last = new AlertId(0);

    AlertTail(Alerts alerts, LiveAlerts live, AlertsSettings settings) {
        this.alerts = alerts;
        this.live = live;
        this.settings = settings;
    }

    @Override
    public Duration pause() {
        return settings.live().poll();
    }

    @Override
    public void run() {
        var watching = live.watching();
        if (!watching.isEmpty()) {
            tellNews(watching);
        }
    }

    private void tellNews(Set<CustomerId> watching) {
        var newest = alerts.last();
        if (newest.value() > last.value()) {
            live.told(alerts.toldBetween(last, newest, watching));
        }
        last = newest; // which is before the last one when the database has been restored from a backup
    }
}
