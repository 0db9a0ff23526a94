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
 * @param partnersPerWish with how many of the customer's own items a new wish is paired; with the largest values of this
 *     and of {@code itemsPerCustomer} a history is still smaller than the largest record, 1 MB
 * @param wishWeight what a wish counts where a confirmed order counts 1
 * @param shrinkage see {@link Similarity}
 * @param popularityHalfLife after this time a purchase counts half for what is trending
 * @param forgetCustomersAfter a customer without any signal for so long is forgotten
 * @param ordersPerCustomer how many confirmed orders of a customer are known when they are delivered again
 * @param customersPerPartition how many customers are remembered, for each partition of the topics that the signals come
 *     from; beyond them those who have been silent the longest are forgotten
 * @param rememberedPerPartition how many purchases, wishes (with those they are paired with) and orders are remembered
 *     of all customers of a partition together; beyond them likewise, so that a few who wish for everything cost no more
 *     than many who do not
 * @param itemsPerPartition of how many products companions are known, for each partition; beyond them the least popular
 *     are forgotten
 */
@Validated
@ConfigurationProperties("bobbin.similarity")
record SimilaritySettings(
        @DefaultValue("100") @Min(1) @Max(1000) int companionsPerItem,
        @DefaultValue("50") @Min(2) @Max(500) int linesPerOrder,
        @DefaultValue("50") @Min(1) @Max(500) int itemsPerCustomer,
        @DefaultValue("20") @Min(0) @Max(50) int partnersPerWish,

        @DefaultValue("0.25") @PositiveOrZero @DecimalMax("1")
        double wishWeight,

        @DefaultValue("5") @PositiveOrZero double shrinkage,
        @DefaultValue("7d") @DurationMin(minutes = 1) Duration popularityHalfLife,
        @DefaultValue("90d") @DurationMin(minutes = 1) Duration forgetCustomersAfter,
        @DefaultValue("50") @Min(1) @Max(500) int ordersPerCustomer,
        @DefaultValue("5000") @Min(1) @Max(1_000_000) int customersPerPartition,
        @DefaultValue("50000") @Min(1) @Max(100_000_000) int rememberedPerPartition,
        @DefaultValue("1000") @Min(1) @Max(1_000_000) int itemsPerPartition) {

    Similarity similarity() {
        return new Similarity(shrinkage);
    }
}
