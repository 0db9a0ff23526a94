package shop.bobbin.order.ordering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param reservationDeadline how long the catalog may take to say whether the goods are there
 * @param sweepEvery how often we look for orders that have waited longer
 */
@Validated
@ConfigurationProperties("bobbin.ordering")
record OrderingSettings(
        @DefaultValue("15m") @DurationMin(millis = 1) Duration reservationDeadline,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration sweepEvery,
        @DefaultValue @Valid Live live) {

    /**
     * @param maxStreams how many customers one instance shows their orders live
     * @param heartbeat how often an idle stream says that it lives
     * @param retryAfter what a customer beyond that number is told
     */
    record Live(
            @DefaultValue("500") @Positive int maxStreams,
            @DefaultValue("15s") @DurationMin(millis = 1) Duration heartbeat,
            @DefaultValue("5s") @DurationMin(millis = 1) Duration retryAfter) {}
}
