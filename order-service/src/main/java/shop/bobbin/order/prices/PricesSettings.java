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
 * @param catalogUrl where the catalog service is: a name, or a list of instances with commas between them
 * @param connectTimeout time limit for a connection
 * @param readTimeout time limit for a whole answer, for each attempt
 * @param fallbackFor how long after the catalog's last answer we sell at the last known prices
 * @param retryAfter what a client is told when we do not
 */
@Validated
@ConfigurationProperties("bobbin.prices")
record PricesSettings(
        @NotEmpty List<URI> catalogUrl,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration readTimeout,
        @DefaultValue("15m") @DurationMin(millis = 0) Duration fallbackFor,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration retryAfter) {}
