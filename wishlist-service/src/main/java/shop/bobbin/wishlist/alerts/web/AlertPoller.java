package shop.bobbin.wishlist.alerts.web;

import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.jobs.RecurringJob;
import shop.bobbin.chassis.sse.SseStreams;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.alerts.AlertId;
import shop.bobbin.wishlist.alerts.Alerts;

/**
 * Polls the table of alerts for new ones, which any instance may have stored, and signals the event streams of this instance:
 * one cheap query for each poll, none without streams. A stream reads the table at each heartbeat too, so that alerts that the
 * poller misses while the database is unavailable arrive late, but arrive.
 */
@Component
class AlertPoller implements RecurringJob {

    private final Alerts alerts;
    private final SseStreams<CustomerId> streams;
    private final AlertPollerSettings settings;
    private AlertId last = new AlertId(0);

    AlertPoller(Alerts alerts, SseStreams<CustomerId> streams, AlertPollerSettings settings) {
        this.alerts = alerts;
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public Duration pause() {
        return settings.pollInterval();
    }

    @Override
    public void run() {
        var customers = streams.keys();
        if (!customers.isEmpty()) {
            poll(customers);
        }
    }

    private void poll(Set<CustomerId> customers) {
        var newest = alerts.findLastId();
        if (newest.value() > last.value()) {
            alerts.findCustomersAlerted(last, newest, customers).forEach(streams::signal);
        }
        last = newest; // lower than before when the database has been restored from a backup
    }
}
