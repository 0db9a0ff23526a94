package shop.bobbin.order.payments;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
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
 * @param retryOldVoidingsUpTo the longest pause of a voiding whose deadline is over by as much
 * @param lease how long a claimed payment is left to the instance that claimed it; longer than any answer may take
 * @param poll how often we look for due payments when nobody calls
 * @param atOnce how many payments one instance works on at the same time
 */
@Validated
@ConfigurationProperties("bobbin.payments")
record PaymentsSettings(
        @NotNull URI providerUrl,
        @DefaultValue("1s") @NotNull Duration connectTimeout,
        @DefaultValue("5s") @NotNull Duration readTimeout,
        @DefaultValue("15m") @NotNull Duration deadline,
        @DefaultValue("500ms") @NotNull Duration retryFrom,
        @DefaultValue("15s") @NotNull Duration retryUpTo,
        @DefaultValue("1h") @NotNull Duration retryOldVoidingsUpTo,
        @DefaultValue("30s") @NotNull Duration lease,
        @DefaultValue("250ms") @NotNull Duration poll,
        @DefaultValue("16") @Positive int atOnce) {}
