package shop.bobbin.chassis.inbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param concurrency consumers per listener in one instance; more than a topic has partitions is of no use
 * @param firstRetry the wait after a failure that will pass; doubles each time
 * @param maxRetry the longest wait between two tries; there is no last try
 * @param keep how long taken events are remembered
 */
@Validated
@ConfigurationProperties("bobbin.inbox")
record InboxSettings(
        @DefaultValue("2") @Min(1) @Max(64) int concurrency,
        @DefaultValue("200ms") @DurationMin(millis = 1) Duration firstRetry,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration maxRetry,
        @DefaultValue("7d") @DurationMin(millis = 1) Duration keep) {}
