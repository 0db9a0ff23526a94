package shop.bobbin.order.payments;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the payments. Those of the calls to the provider are {@code bobbin.calls.payment-provider}.
 *
 * @param deadline time limit for the authorisation; past it the order is cancelled
 * @param initialBackOff back-off after the first indeterminate response; doubled at each further one
 * @param maxBackOff longest back-off
 * @param maxVoidBackOff longest back-off of a void that is past its deadline by at least as much
 * @param lease how long a claimed payment is reserved for the instance that claimed it
 * @param pollInterval longest time between two searches for due payments
 * @param concurrency how many payments an instance advances at the same time
 */
@Validated
@ConfigurationProperties("bobbin.payments")
record PaymentsSettings(
        @DefaultValue("15m") @DurationMin(millis = 1) Duration deadline,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration initialBackOff,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration maxBackOff,
        @DefaultValue("1h") @DurationMin(millis = 1) Duration maxVoidBackOff,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration lease,
        @DefaultValue("250ms") @DurationMin(millis = 1) Duration pollInterval,
        @DefaultValue("16") @Positive int concurrency) {

    @AssertTrue(message = "bobbin.payments.initial-back-off must not be longer than bobbin.payments.max-back-off")
    boolean isInitialBackOffWithinMaxBackOff() {
        return initialBackOff.compareTo(maxBackOff) <= 0;
    }

    /** Otherwise another instance could repeat a call whose response this instance still waits for. */
    void requireLeaseLongerThan(Duration longestCall) {
        if (lease.compareTo(longestCall) <= 0) {
            throw new IllegalStateException(
                    "bobbin.payments.lease must be longer than a call to the provider, which may take " + longestCall);
        }
    }
}
