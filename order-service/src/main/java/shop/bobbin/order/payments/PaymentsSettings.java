package shop.bobbin.order.payments;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param providerUrl where the payment provider is
 * @param connectTimeout time limit for a connection to it
 * @param readTimeout time limit for a whole answer of it
 * @param deadline how long an authorisation is sought before the order is cancelled
 * @param retryFrom the first pause after an unclear answer; each further one is twice as long
 * @param retryUpTo the longest pause
 * @param retryOldVoidingsUpTo the longest pause while an authorisation is voided whose deadline is over by as much
 * @param lease how long a claimed payment is left to the instance that claimed it; longer than any answer may take
 * @param poll how often we look for due payments when nobody calls
 * @param atOnce how many payments one instance works on at the same time
 */
@Validated
@ConfigurationProperties("bobbin.payments")
record PaymentsSettings(
        @NotNull URI providerUrl,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration readTimeout,
        @DefaultValue("15m") @DurationMin(millis = 1) Duration deadline,
        @DefaultValue("500ms") @DurationMin(millis = 1) Duration retryFrom,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration retryUpTo,
        @DefaultValue("1h") @DurationMin(millis = 1) Duration retryOldVoidingsUpTo,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration lease,
        @DefaultValue("250ms") @DurationMin(millis = 1) Duration poll,
        @DefaultValue("16") @Positive int atOnce) {

    @AssertTrue(message = "bobbin.payments.retry-from must not be longer than bobbin.payments.retry-up-to")
    boolean isRetryFromWithinRetryUpTo() {
        return retryFrom.compareTo(retryUpTo) <= 0;
    }

    /** Otherwise another instance would ask while this one waits for the answer. */
    @AssertTrue(message = "bobbin.payments.lease must be longer than connect-timeout and read-timeout together")
    boolean isLeaseLongerThanTimeouts() {
        return lease.compareTo(connectTimeout.plus(readTimeout)) > 0;
    }
}
