package shop.bobbin.wishlist.alerts;

import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
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
    private AlertId last = new AlertId(0);

    AlertTail(Alerts alerts, LiveAlerts live) {
        this.alerts = alerts;
        this.live = live;
    }

    @Scheduled(fixedDelayString = "${bobbin.alerts.live.poll}")
    void look() {
        var watching = live.watching();
        if (!watching.isEmpty()) {
            try {
                tellNews(watching);
            } catch (DataAccessException | CannotCreateTransactionException e) {
                log.debug("Cannot look for alerts: {}", e.getMessage());
            }
        }
    }

    private void tellNews(Set<CustomerId> watching) {
        var newest = alerts.last();
        if (newest.value() > last.value()) {
            live.told(alerts.toldBetween(last, newest, watching));
            last = newest;
        }
    }
}
