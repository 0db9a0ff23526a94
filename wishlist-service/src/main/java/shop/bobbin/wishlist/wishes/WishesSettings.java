package shop.bobbin.wishlist.wishes;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param orderUrl where the order service is: a name, or a list of instances with commas between them
 * @param connectTimeout time limit for a connection
 * @param readTimeout time limit for a whole answer
 * @param retryAfter what a client is told when there is none
 */
@Validated
@ConfigurationProperties("bobbin.wishes")
record WishesSettings(
        @NotEmpty List<URI> orderUrl,
        @DefaultValue("1s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration readTimeout,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration retryAfter) {}
