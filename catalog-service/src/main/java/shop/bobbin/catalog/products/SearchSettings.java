package shop.bobbin.catalog.products;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The time limit and the bulkhead of searches.
 *
 * @param timeLimit of one search, in whole seconds
 * @param maxConcurrent searches at the same time on one instance; leaves database connections to checkouts
 * @param maxWait how long a search waits for another one to end
 */
@Validated
@ConfigurationProperties("bobbin.search")
record SearchSettings(
        @DefaultValue("2s") @NotNull @DurationMin(seconds = 1) @DurationMax(seconds = 30)
        Duration timeLimit,

        @DefaultValue("6") @Min(1) int maxConcurrent,

        @DefaultValue("1s") @NotNull @DurationMax(seconds = 10)
        Duration maxWait) {}
