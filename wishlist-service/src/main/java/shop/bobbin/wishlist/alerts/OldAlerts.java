package shop.bobbin.wishlist.alerts;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.jobs.RecurringJob;

/** Forgets alerts that nobody has a use for any more. Any number of instances may do so. */
@Component
class OldAlerts implements RecurringJob {

    private final Alerts alerts;
    private final AlertsSettings settings;
    private final Clock clock;

    OldAlerts(Alerts alerts, AlertsSettings settings, Clock clock) {
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
        var oldest = clock.instant().minus(settings.keep());
        int forgotten;
        do {
            forgotten = alerts.forgetBefore(oldest);
        } while (forgotten == Alerts.MOST_FORGOTTEN);
    }
}
