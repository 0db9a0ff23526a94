package shop.bobbin.order.prices;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the quotes. Those of the calls to the catalog are {@code bobbin.calls.catalog}.
 *
 * @param fallbackFor how long after the catalog's last response last known prices are quoted
 * @param retryAfter Retry-After of the response when there is no quote
 */
@Validated
@ConfigurationProperties("bobbin.prices")
record PricesSettings(
        @DefaultValue("15m") @DurationMin(millis = 0) Duration fallbackFor,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration retryAfter) {}
