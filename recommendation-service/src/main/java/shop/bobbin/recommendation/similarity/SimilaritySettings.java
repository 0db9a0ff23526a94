package shop.bobbin.recommendation.similarity;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param companionsPerItem how many companions an item keeps; twice the longest answer, because some are out of stock
 * @param linesPerOrder lines beyond these are ignored: the pairs of an order grow with its square
 * @param itemsPerCustomer how many purchases and how many wishes are remembered of a customer, newest first
 * @param partnersPerWish with how many of the customer's own items a new wish is paired
 * @param wishWeight what a wish counts where a confirmed order counts 1
 * @param shrinkage see {@link Similarity}
 * @param popularityHalfLife after this time a purchase counts half for what is trending
 * @param forgetCustomersAfter a customer without any signal for so long is forgotten
 * @param duplicateWindow an event that comes again within this time is dropped by its id
 */
@Validated
@ConfigurationProperties("bobbin.similarity")
record SimilaritySettings(
        @DefaultValue("100") @Min(1) @Max(1000) int companionsPerItem,
        @DefaultValue("50") @Min(2) @Max(500) int linesPerOrder,
        @DefaultValue("50") @Min(1) @Max(500) int itemsPerCustomer,
        @DefaultValue("20") @Min(0) @Max(100) int partnersPerWish,

        @DefaultValue("0.25") @PositiveOrZero @DecimalMax("1")
        double wishWeight,

        @DefaultValue("5") @PositiveOrZero double shrinkage,
        @DefaultValue("7d") @DurationMin(minutes = 1) Duration popularityHalfLife,
        @DefaultValue("90d") @DurationMin(minutes = 1) Duration forgetCustomersAfter,
        @DefaultValue("1h") @DurationMin(minutes = 1) Duration duplicateWindow) {

    Similarity similarity() {
        return new Similarity(shrinkage);
    }
}
