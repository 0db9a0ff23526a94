package shop.bobbin.chassis.calls;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the calls to one neighbour: {@code bobbin.calls.<neighbour>}. What depends on the neighbour has no default; the reason
 * of its value stands in the service's {@code application.yaml}.
 *
 * @param url URL of the neighbour, or comma-separated URLs of its instances
 * @param loadBalancing whether calls are balanced over the addresses of the URL; a foreign neighbour is called by its name
 * @param connectTimeout time limit of one connection attempt. Connecting takes milliseconds; one second covers a lost packet, which
 *     is sent again after one, and leaves time for another instance
 * @param timeLimit time limit of a whole attempt: connecting, all its requests, and reading their responses to the end
 * @param maxAttempts attempts of a call that fails, the first included; 1 for no retry
 * @param backoff mean pause before a retry; the pause is random between half and one and a half of it, so that callers do not
 *     retry in step
 * @param maxConcurrentCalls calls at the same time; further ones are refused at once
 */
record CallSettings(
        @NotEmpty List<URI> url,
        @DefaultValue("true") boolean loadBalancing,

        @DefaultValue("1s") @NotNull @DurationMin(millis = 1)
        Duration connectTimeout,

        @NotNull @DurationMin(millis = 1) Duration timeLimit,
        @Positive int maxAttempts,

        @DefaultValue("50ms") @NotNull @DurationMin(millis = 1)
        Duration backoff,

        @Positive int maxConcurrentCalls,
        @DefaultValue @NotNull @Valid Breaker breaker) {

    /**
     * Settings of the circuit breaker, named as in Resilience4j.
     *
     * @param slidingWindowSize attempts over which the failure rate is measured: at ten a second, those of the last two seconds
     * @param minimumNumberOfCalls attempts before the rate counts: fewer failures may be chance, and the breaker of a seldom used
     *     neighbour must be able to open
     * @param failureRateThreshold per cent of failures that opens the breaker: while fewer fail, a retry hides most of them
     * @param waitDurationInOpenState how long an open breaker refuses calls: about as long as a service takes to restart
     * @param permittedNumberOfCallsInHalfOpenState trial calls after that, which decide: few, because a neighbour that is still
     *     down makes each wait for its time limit
     */
    record Breaker(
            @DefaultValue("20") @Positive int slidingWindowSize,
            @DefaultValue("10") @Positive int minimumNumberOfCalls,
            @DefaultValue("50") @Positive @Max(100) int failureRateThreshold,

            @DefaultValue("5s") @NotNull @DurationMin(millis = 1)
            Duration waitDurationInOpenState,

            @DefaultValue("3") @Positive int permittedNumberOfCallsInHalfOpenState) {}

    @AssertTrue(message = "url must be scheme, host and port to be balanced, or one URL without load-balancing")
    boolean isUrlUsable() {
        return url == null || url.isEmpty() || (loadBalancing ? InstanceList.areAddresses(url) : url.size() == 1);
    }

    /** Each attempt takes its time limit and each back-off its maximum. */
    Duration longestCall() {
        return timeLimit
                .multipliedBy(maxAttempts)
                .plus(backoff.multipliedBy(maxAttempts - 1).multipliedBy(3).dividedBy(2));
    }
}
