package shop.bobbin.order.ordering;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param live limits of the server-sent event streams
 */
@Validated
@ConfigurationProperties("bobbin.ordering")
record OrderingSettings(@DefaultValue @Valid Live live) {

    /**
     * Limits of the server-sent event streams.
     *
     * @param maxStreams maximum number of open streams of one instance
     * @param heartbeat interval of the comments on an idle stream
     * @param retryAfter {@code Retry-After} of the response when the maximum is reached
     */
    record Live(
            @DefaultValue("500") @Positive int maxStreams,
            @DefaultValue("15s") @DurationMin(millis = 1) Duration heartbeat,
            @DefaultValue("5s") @DurationMin(millis = 1) Duration retryAfter) {}
}
