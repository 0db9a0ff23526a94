package shop.bobbin.wishlist.alerts;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.jobs.RecurringJob;

/** The recurring job that deletes alerts after their retention. All instances may run it at the same time. */
@Component
class AlertRetention implements RecurringJob {

    private final Alerts alerts;
    private final AlertsSettings settings;
    private final Clock clock;

    AlertRetention(Alerts alerts, AlertsSettings settings, Clock clock) {
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var limit = clock.instant().minus(settings.retention());
        int deleted;
        do {
            deleted = alerts.deleteBefore(limit);
        } while (deleted == Alerts.DELETE_BATCH_SIZE);
    }
}
