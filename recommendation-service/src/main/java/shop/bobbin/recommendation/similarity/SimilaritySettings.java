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
 * Parameters of the similarity model, and the limits of its state. "Per partition" means per partition of the topics that
 * the signals come from.
 *
 * @param relatedItemsPerItem how many related items are kept for a product; twice the longest response, because some of them
 *     are out of stock
 * @param linesPerOrder how many lines of an order are used: the number of pairs grows with the square of the lines
 * @param itemsPerCustomer how many purchases and how many wishes of a customer are kept, newest first
 * @param pairingsPerWish with how many of the customer's other items a new wish is paired; with the largest values of this
 *     and of {@code itemsPerCustomer} a history still fits in a record of 1 MB, Kafka's default limit
 * @param wishWeight the weight of a wish; that of a confirmed order is 1
 * @param shrinkage see {@link Similarity}
 * @param popularityHalfLife after this time a purchase counts half in the popularity of a product
 * @param customerRetention a customer's history expires this long after the last signal
 * @param ordersPerCustomer how many order ids of a customer are kept to detect duplicates
 * @param customersPerPartition how many histories are kept; above this the least recently updated are evicted
 * @param historyEntriesPerPartition the largest sum of {@link History#size()} per partition; above this the least recently
 *     updated histories are evicted. It bounds the memory when a few customers have very long histories
 * @param itemsPerPartition for how many products statistics are kept; above this the least popular are evicted
 */
@Validated
@ConfigurationProperties("bobbin.similarity")
record SimilaritySettings(
        @DefaultValue("100") @Min(1) @Max(1000) int relatedItemsPerItem,
        @DefaultValue("50") @Min(2) @Max(500) int linesPerOrder,
        @DefaultValue("50") @Min(1) @Max(500) int itemsPerCustomer,
        @DefaultValue("20") @Min(0) @Max(50) int pairingsPerWish,

        @DefaultValue("0.25") @PositiveOrZero @DecimalMax("1")
        double wishWeight,

        @DefaultValue("5") @PositiveOrZero double shrinkage,
        @DefaultValue("7d") @DurationMin(minutes = 1) Duration popularityHalfLife,
        @DefaultValue("90d") @DurationMin(minutes = 1) Duration customerRetention,
        @DefaultValue("50") @Min(1) @Max(500) int ordersPerCustomer,
        @DefaultValue("5000") @Min(1) @Max(1_000_000) int customersPerPartition,
        @DefaultValue("50000") @Min(1) @Max(100_000_000) int historyEntriesPerPartition,
        @DefaultValue("1000") @Min(1) @Max(1_000_000) int itemsPerPartition) {

    Similarity similarity() {
        return new Similarity(shrinkage);
    }
}
