package shop.bobbin.wishlist.alerts;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets alerts that nobody has a use for any more. Any number of instances may do so. */
@Component
class OldAlerts {

    private final Alerts alerts;
    private final AlertsSettings settings;
    private final Clock clock;

    OldAlerts(Alerts alerts, AlertsSettings settings, Clock clock) {
        this.alerts = alerts;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void forget() {
        alerts.forgetBefore(clock.instant().minus(settings.keep()));
    }
}
