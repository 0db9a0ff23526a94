package shop.bobbin.wishlist.alerts;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Positive;
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
        @DefaultValue("24h") @DurationMin(minutes = 1) Duration cooldown,
        @DefaultValue @Valid Live live) {

    /** The cooldown is computed from the stored alerts. */
    @AssertTrue(message = "must not be longer than retention")
    boolean isCooldownWithinRetention() {
        return cooldown.compareTo(retention) <= 0;
    }

    /**
     * The settings of the event streams.
     *
     * @param maxStreams the maximum number of open event streams of one instance
     * @param maxStreamsPerCustomer the maximum number of them for one customer
     * @param pollInterval how often an instance with open event streams polls for new alerts
     * @param heartbeat the interval of the comments that are sent on an idle event stream
     * @param retryAfter the {@code Retry-After} when a limit is reached
     */
    record Live(
            @DefaultValue("500") @Positive int maxStreams,
            @DefaultValue("10") @Positive int maxStreamsPerCustomer,
            @DefaultValue("500ms") @DurationMin(millis = 1) Duration pollInterval,
            @DefaultValue("15s") @DurationMin(millis = 1) Duration heartbeat,
            @DefaultValue("5s") @DurationMin(millis = 1) Duration retryAfter) {}
}
