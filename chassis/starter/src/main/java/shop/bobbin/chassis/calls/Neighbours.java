package shop.bobbin.chassis.calls;

import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import jakarta.validation.Validator;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.core.env.Environment;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import shop.bobbin.chassis.telemetry.OutageLog;

/** The neighbours of a service: the services that it calls over HTTP. Creates the {@link ProtectedCalls} to each from its settings. */
public final class Neighbours {

    private final Environment environment;
    private final ObjectProvider<Validator> validator;
    private final ObjectProvider<RestClient.Builder> clients;
    private final InstanceSelector instances;
    private final BulkheadRegistry bulkheads;
    private final RetryRegistry retries;
    private final CircuitBreakerRegistry breakers;
    private final Clock clock;

    Neighbours(
            Environment environment,
            ObjectProvider<Validator> validator,
            ObjectProvider<RestClient.Builder> clients,
            InstanceSelector instances,
            BulkheadRegistry bulkheads,
            RetryRegistry retries,
            CircuitBreakerRegistry breakers,
            Clock clock) {
        this.environment = environment;
        this.validator = validator;
        this.clients = clients;
        this.instances = instances;
        this.bulkheads = bulkheads;
        this.retries = retries;
        this.breakers = breakers;
        this.clock = clock;
    }

    /** @param name of the neighbour in the settings {@code bobbin.calls.<name>}, in metrics and in the log, such as {@code catalog} */
    public ProtectedCalls callsTo(String name) {
        var settings = settings(name);
        var timeLimit = new TimeLimit(httpClient(settings.connectTimeout()), settings.timeLimit());
        var outage =
                OutageLog.shared(LoggerFactory.getLogger(ProtectedCalls.class), "The " + name.replace('-', ' '), clock);
        return new ProtectedCalls(
                restClient(settings, timeLimit),
                bulkheads.bulkhead(name, bulkhead(settings)),
                retries.retry(name, retry(settings)),
                breakers.circuitBreaker(name, breaker(settings.breaker())),
                timeLimit,
                settings.longestCall(),
                outage);
    }

    private CallSettings settings(String name) {
        var key = "bobbin.calls." + name;
        var validation = new ValidationBindHandler(new SpringValidatorAdapter(validator.getObject()));
        return Binder.get(environment)
                .bind(key, Bindable.of(CallSettings.class), validation)
                .orElseThrow(() -> new IllegalStateException(key + " is not configured"));
    }

    /** HTTP/1.1, because the services do not speak HTTP/2 without TLS, and an upgrade would be tried with each request. */
    private static HttpClient httpClient(Duration connectTimeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connectTimeout)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    private RestClient restClient(CallSettings settings, TimeLimit requests) {
        var client = clients.getObject().baseUrl(settings.url().getFirst()).requestFactory(requests);
        if (settings.loadBalancing()) {
            client.requestInterceptor(new LoadBalancingInterceptor(instances.instancesOf(settings.url())));
        }
        return client.build();
    }

    /** Refuses at once: a caller that waits for a place would wait for a neighbour that is slow already. */
    private static BulkheadConfig bulkhead(CallSettings settings) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(settings.maxConcurrentCalls())
                .maxWaitDuration(Duration.ZERO)
                .build();
    }

    private static RetryConfig retry(CallSettings settings) {
        return RetryConfig.custom()
                .maxAttempts(settings.maxAttempts())
                .intervalFunction(IntervalFunction.ofRandomized(settings.backoff()))
                .ignoreExceptions(HttpClientErrorException.class, CallNotPermittedException.class)
                .build();
    }

    private static CircuitBreakerConfig breaker(CallSettings.Breaker settings) {
        return CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.slidingWindowSize())
                .minimumNumberOfCalls(settings.minimumNumberOfCalls())
                .failureRateThreshold(settings.failureRateThreshold())
                .waitDurationInOpenState(settings.waitDurationInOpenState())
                .permittedNumberOfCallsInHalfOpenState(settings.permittedNumberOfCallsInHalfOpenState())
                .automaticTransitionFromOpenToHalfOpenEnabled(true) // the metric of the state is right without calls
                .ignoreExceptions(HttpClientErrorException.class)
                .build();
    }
}
