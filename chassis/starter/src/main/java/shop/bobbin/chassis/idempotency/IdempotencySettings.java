package shop.bobbin.chassis.idempotency;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Retention of idempotency keys.
 *
 * @param keep how long a stored response is kept, after the request
 * @param purgeEvery how often expired responses are deleted
 */
@Validated
@ConfigurationProperties("bobbin.idempotency")
record IdempotencySettings(
        @DefaultValue("24h") @DurationMin(millis = 1) Duration keep,
        @DefaultValue("10m") @DurationMin(millis = 1) Duration purgeEvery) {}
