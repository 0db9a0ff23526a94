package shop.bobbin.order.prices;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the calls to the catalog and of their fallback.
 *
 * @param catalogUrl URL of the catalog service, or comma-separated URLs of its instances
 * @param connectTimeout time limit for a connection to the catalog
 * @param readTimeout time limit for a whole response, for each attempt
 * @param fallbackFor how long after the catalog's last response last known prices are quoted
 * @param retryAfter Retry-After of the response when there is no quote
 */
@Validated
@ConfigurationProperties("bobbin.prices")
record PricesSettings(
        @NotEmpty List<URI> catalogUrl,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration readTimeout,
        @DefaultValue("15m") @DurationMin(millis = 0) Duration fallbackFor,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration retryAfter) {}
