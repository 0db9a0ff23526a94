package shop.bobbin.order.ordering.deadlines;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param reservationDeadline time limit for the catalog's reply to a reservation; then the order is cancelled
 * @param sweepEvery how often to look for orders past that deadline
 */
@Validated
@ConfigurationProperties("bobbin.ordering")
record DeadlineSettings(
        @DefaultValue("15m") @DurationMin(millis = 1) Duration reservationDeadline,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration sweepEvery) {}
