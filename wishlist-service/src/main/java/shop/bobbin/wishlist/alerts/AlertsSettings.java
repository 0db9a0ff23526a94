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
 * @param keep how long an alert is kept, read or not
 * @param quietPeriod for so long after an alert the same customer gets no other one of the same kind about the same
 *     product; otherwise one who orders the last piece and cancels, again and again, sends alerts to all who wish for it
 */
@Validated
@ConfigurationProperties("bobbin.alerts")
record AlertsSettings(
        @DefaultValue("90d") @DurationMin(millis = 1) Duration keep,
        @DefaultValue("24h") @DurationMin(minutes = 1) Duration quietPeriod,
        @DefaultValue @Valid Live live) {

    /** Since it is the kept alerts that tell. */
    @AssertTrue(message = "must not be longer than keep")
    boolean isQuietPeriodWithinKeep() {
        return quietPeriod.compareTo(keep) <= 0;
    }

    /**
     * @param maxStreams how many streams one instance keeps open
     * @param maxStreamsPerCustomer how many of them may be one customer's
     * @param poll how often an instance with open streams looks for what any instance has stored
     * @param heartbeat how often an idle stream says that it lives
     * @param retryAfter what a customer beyond these numbers is told
     */
    record Live(
            @DefaultValue("500") @Positive int maxStreams,
            @DefaultValue("10") @Positive int maxStreamsPerCustomer,
            @DefaultValue("500ms") @DurationMin(millis = 1) Duration poll,
            @DefaultValue("15s") @DurationMin(millis = 1) Duration heartbeat,
            @DefaultValue("5s") @DurationMin(millis = 1) Duration retryAfter) {}
}
