package shop.bobbin.wishlist.alerts;

import jakarta.validation.constraints.AssertTrue;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param retention how long an alert is stored, read or not
 * @param cooldown how long after an alert the same customer gets no other one of the same kind about the same product; it
 *     limits what a customer can cause who orders the last piece and cancels, again and again
 */
@Validated
@ConfigurationProperties("bobbin.alerts")
record AlertsSettings(
        @DefaultValue("90d") @DurationMin(millis = 1) Duration retention,
        @DefaultValue("24h") @DurationMin(minutes = 1) Duration cooldown) {

    /** The cooldown is computed from the stored alerts. */
    @AssertTrue(message = "must not be longer than retention")
    boolean isCooldownWithinRetention() {
        return cooldown.compareTo(retention) <= 0;
    }
}
