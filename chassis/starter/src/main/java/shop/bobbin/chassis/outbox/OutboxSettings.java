package shop.bobbin.chassis.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param poll how long the relay waits when there is nothing to do; a commit in the same process wakes it earlier
 * @param batch events per Kafka transaction
 * @param retry how long the relay waits before it tries again after a failure, and an instance in reserve before it tries to
 *     become the relay
 * @param lease how long the relay may be silent before the database releases its lock; longer than what Kafka takes for a
 *     batch, or relays take turns for nothing
 */
@Validated
@ConfigurationProperties("bobbin.outbox")
record OutboxSettings(
        @DefaultValue("200ms") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("500") @Min(1) @Max(5000) int batch,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration retry,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration lease) {

    OutboxSettings {
        if (lease.compareTo(poll.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("bobbin.outbox.lease must be at least twice bobbin.outbox.poll");
        }
    }
}
