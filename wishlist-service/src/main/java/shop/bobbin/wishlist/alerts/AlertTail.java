package shop.bobbin.wishlist.alerts;

import java.time.Clock;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.telemetry.OutageLog;
import shop.bobbin.wishlist.CustomerId;

/**
 * Follows the table of alerts for those who watch on this instance, whichever instance stores them: one cheap query now
 * and then while anybody watches, none when nobody does. Streams look by themselves at each heartbeat too, so that what is
 * missed while the database is away comes later, but comes.
 */
@Component
class AlertTail {

    private static final Logger log = LoggerFactory.getLogger(AlertTail.class);

    private final Alerts alerts;
    private final LiveAlerts live;
    private final OutageLog outage;
    private AlertId last = new AlertId(0);

    AlertTail(Alerts alerts, LiveAlerts live, Clock clock) {
        this.alerts = alerts;
        this.live = live;
        this.outage = new OutageLog(log, "The table of alerts", clock);
    }

    @Scheduled(fixedDelayString = "${bobbin.alerts.live.poll}")
    void look() {
        var watching = live.watching();
        if (!watching.isEmpty()) {
            try {
                tellNews(watching);
                outage.succeeded();
            } catch (RuntimeException e) {
                outage.failed(e);
            }
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
