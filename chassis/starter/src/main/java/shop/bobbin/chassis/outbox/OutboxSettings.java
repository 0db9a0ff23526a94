package shop.bobbin.chassis.outbox;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param poll how long the relay waits when there is nothing to do; a commit in the same process wakes it earlier
 * @param batch events per Kafka transaction
 * @param retry how long the relay waits before it tries again after a failure, and an instance in reserve before it tries to
 *     become the relay
 */
@Validated
@ConfigurationProperties("bobbin.outbox")
record OutboxSettings(
        @DefaultValue("200ms") @NotNull Duration poll,
        @DefaultValue("500") @Min(1) @Max(5000) int batch,
        @DefaultValue("500ms") @NotNull Duration retry) {}
