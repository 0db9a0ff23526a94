package shop.bobbin.chassis.events;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the listener containers.
 *
 * @param concurrency consumers for each topic and group in one instance; more than the topic's partitions are idle
 * @param firstRetry back-off before the first retry; doubles with each retry
 * @param maxRetry maximum back-off; the number of retries is unlimited
 */
@Validated
@ConfigurationProperties("bobbin.events")
record ListenerSettings(
        @DefaultValue("2") @Min(1) @Max(64) int concurrency,
        @DefaultValue("200ms") @DurationMin(millis = 1) Duration firstRetry,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration maxRetry) {}
