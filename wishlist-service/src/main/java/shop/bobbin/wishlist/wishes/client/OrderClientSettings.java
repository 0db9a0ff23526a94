package shop.bobbin.wishlist.wishes.client;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the calls of the order service.
 *
 * @param orderUrl the base URL of the order service, or those of its instances, separated by commas
 * @param connectTimeout the timeout of a connection attempt
 * @param readTimeout the timeout of a whole response
 * @param retryAfter the {@code Retry-After} if the order service is unavailable
 */
@Validated
@ConfigurationProperties("bobbin.wishes")
record OrderClientSettings(
        @NotEmpty List<URI> orderUrl,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration readTimeout,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration retryAfter) {}
