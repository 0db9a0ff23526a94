package shop.bobbin.chassis.sse;

import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the streams of server-sent events.
 *
 * @param maxStreams maximum number of open streams of one instance
 * @param maxStreamsPerKey maximum number of them with the same key; without it, only {@code maxStreams} limits them
 * @param heartbeat interval of the comments on an idle stream
 * @param retryAfter {@code Retry-After} of the response at a limit
 */
@Validated
@ConfigurationProperties("bobbin.sse")
record SseSettings(
        @DefaultValue("500") @Positive int maxStreams,
        @Nullable @Positive Integer maxStreamsPerKey,
        @DefaultValue("15s") @DurationMin(millis = 1) Duration heartbeat,
        @DefaultValue("5s") @DurationMin(millis = 1) Duration retryAfter) {

    boolean allowsAnother(int streams, int ofSameKey) {
        return streams < maxStreams && (maxStreamsPerKey == null || ofSameKey < maxStreamsPerKey);
    }
}
