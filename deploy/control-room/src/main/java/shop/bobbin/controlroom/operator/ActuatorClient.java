package shop.bobbin.controlroom.operator;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Calls an actuator endpoint of one instance of a service with an operator's token. If an instance cannot be reached,
 * the next one is tried. A POST that an instance has received is never sent to another one, since it may still be in
 * progress.
 */
public final class ActuatorClient {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    /** Longer than a service's own timeout for Kafka requests. */
    private static final Duration GET_TIMEOUT = Duration.ofSeconds(90);

    private static final Duration POST_TIMEOUT = Duration.ofMinutes(10);

    private final Function<String, List<URI>> instances;
    private final Supplier<String> token;

    /**
     * @param instances returns the URLs of a service's instances; empty when the service is unknown
     * @param token is called for each request
     */
    public ActuatorClient(Function<String, List<URI>> instances, Supplier<String> token) {
        this.instances = instances;
        this.token = token;
    }

    ActuatorResponse get(String service, String path) {
        return send(service, path, HttpRequest.newBuilder().GET().timeout(GET_TIMEOUT), failure -> true);
    }

    ActuatorResponse post(String service, String path) {
        var request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .timeout(POST_TIMEOUT);
        return send(
                service,
                path,
                request,
                failure -> failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException);
    }

    /** @param retryable whether the request was not processed, so that another instance may be tried */
    private ActuatorResponse send(
            String service, String path, HttpRequest.Builder request, Predicate<IOException> retryable) {
        request.header("Authorization", "Bearer " + token.get());
        var failures = new ArrayList<String>();
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT_TIMEOUT)
                .build()) {
            for (var instance : instances.apply(service)) {
                try {
                    var response = http.send(request.uri(instance.resolve(path)).build(), BodyHandlers.ofString());
                    return requireAuthorised(service, new ActuatorResponse(response.statusCode(), response.body()));
                } catch (IOException e) {
                    if (!retryable.test(e)) {
                        throw new OperatorCommandException(
                                "%s at %s has received the request but not responded (%s). It may still be in progress: look at its log, then try again."
                                        .formatted(service, instance, e));
                    }
                    failures.add("%s (%s)".formatted(instance, e.getClass().getSimpleName()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorCommandException("Interrupted while waiting for " + service + ".");
        }
        throw new OperatorCommandException(
                "%s cannot be reached%s. Run the command 'status' to see whether it is running."
                        .formatted(
                                service,
                                failures.isEmpty() ? ": no instance found" : " at " + String.join(", ", failures)));
    }

    private static ActuatorResponse requireAuthorised(String service, ActuatorResponse response) {
        if (response.status() == 401 || response.status() == 403) {
            throw new OperatorCommandException(
                    "%s rejects the operator's token: %s. The operator's public key must be in the services' file of public keys."
                            .formatted(service, response.reason()));
        }
        return response;
    }
}
