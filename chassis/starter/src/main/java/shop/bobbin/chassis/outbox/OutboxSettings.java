package shop.bobbin.chassis.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the outbox relay.
 *
 * @param poll polling interval when the outbox is empty; a commit in the same process wakes the relay earlier
 * @param batch events per Kafka transaction
 * @param retry interval between two attempts after a failure, and between two attempts of a standby instance to become the
 *     leader
 * @param lease idle time after which the database releases the leader's lock; longer than Kafka needs to commit a batch, or the
 *     leader changes without need
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
