package shop.bobbin.order.idempotency;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param keep how long an answer can be asked for again
 * @param purgeEvery how often older ones are deleted
 */
@Validated
@ConfigurationProperties("bobbin.idempotency")
record IdempotencySettings(
        @DefaultValue("24h") @NotNull Duration keep,
        @DefaultValue("10m") @NotNull Duration purgeEvery) {}
