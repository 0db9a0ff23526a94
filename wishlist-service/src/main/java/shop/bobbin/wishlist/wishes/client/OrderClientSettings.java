package shop.bobbin.wishlist.wishes.client;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the response while the order service is unavailable. Those of its calls are {@code bobbin.calls.order-service}.
 *
 * @param retryAfter the {@code Retry-After} of that response
 */
@Validated
@ConfigurationProperties("bobbin.wishes")
record OrderClientSettings(
        @DefaultValue("5s") @DurationMin(millis = 1) Duration retryAfter) {}
