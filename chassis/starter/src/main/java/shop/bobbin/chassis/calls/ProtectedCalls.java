package shop.bobbin.chassis.calls;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.retry.Retry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import shop.bobbin.chassis.telemetry.OutageLog;

/**
 * The calls to one neighbour: its {@link RestClient} and the decorator with all protections. From the outside in: fallback, bulkhead,
 * retry, circuit breaker, time limit.
 *
 * <ul>
 *   <li>The bulkhead is outside the retry: a call has one place, however many attempts it takes, and a refused call is not repeated.
 *   <li>The retry is outside the breaker: the breaker counts each attempt, and the refusal of an open breaker is not repeated.
 *   <li>The time limit is innermost: each attempt has the whole of it, and an attempt that times out counts as a failure.
 * </ul>
 *
 * <p>Any exception is a failure except a 4xx response: the neighbour is available and refuses this request, so the breaker does not
 * count it, and repeating it would not help. Thread-safe.
 */
public final class ProtectedCalls {

    private final RestClient http;
    private final Bulkhead bulkhead;
    private final Retry retry;
    private final CircuitBreaker breaker;
    private final TimeLimit timeLimit;
    private final Duration longestCall;
    private final OutageLog outage;
    private final AtomicInteger failedAttempts = new AtomicInteger();

    ProtectedCalls(
            RestClient http,
            Bulkhead bulkhead,
            Retry retry,
            CircuitBreaker breaker,
            TimeLimit timeLimit,
            Duration longestCall,
            OutageLog outage) {
        this.http = http;
        this.bulkhead = bulkhead;
        this.retry = retry;
        this.breaker = breaker;
        this.timeLimit = timeLimit;
        this.longestCall = longestCall;
        this.outage = outage;
    }

    /** Sends requests, in {@link #call} only. */
    public RestClient http() {
        return http;
    }

    /**
     * Makes a call.
     *
     * @param attempt the requests and the reading of their responses. It may be executed several times, so it must be safe to repeat:
     *     even an attempt that has failed may have had its effect
     * @throws CallFailedException when there is no usable response
     * @throws HttpClientErrorException when the neighbour refuses the request with a 4xx response
     */
    public <T> T call(Supplier<T> attempt) {
        try {
            var result = protect(attempt).get();
            failedAttempts.set(0);
            outage.succeeded();
            return result;
        } catch (HttpClientErrorException e) {
            throw e;
        } catch (BulkheadFullException e) { // says nothing about the neighbour
            throw new CallFailedException(e);
        } catch (RuntimeException e) {
            reportFailure(e);
            throw new CallFailedException(e);
        }
    }

    /**
     * Makes a call, and returns a substitute when it fails.
     *
     * @param fallback the substitute. It gets the exception of {@link #call(Supplier)}, and may throw it when it has none
     */
    public <T> T call(Supplier<T> attempt, Function<RuntimeException, T> fallback) {
        try {
            return call(attempt);
        } catch (CallFailedException | HttpClientErrorException e) {
            return fallback.apply(e);
        }
    }

    /** An outage is at least two failed attempts in a row: one may be a lost connection. */
    private void reportFailure(RuntimeException failure) {
        if (failedAttempts.addAndGet(retry.getRetryConfig().getMaxAttempts()) > 1) {
            outage.failed(failure);
        }
    }

    /** The longest time that a call can take. */
    public Duration longestCall() {
        return longestCall;
    }

    /** Decorates each call for itself: this is the one place that can ask whether a protection applies. */
    private <T> Supplier<T> protect(Supplier<T> attempt) {
        Supplier<T> call = () -> timeLimit.execute(attempt);
        call = CircuitBreaker.decorateSupplier(breaker, call);
        call = Retry.decorateSupplier(retry, call);
        return Bulkhead.decorateSupplier(bulkhead, call);
    }
}
