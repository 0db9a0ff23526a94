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
 * Calls an actuator of a service with an operator's token. One instance is enough, and when the first does not answer the
 * next one is asked. Work that was once taken on is given to nobody else: it may be under way.
 */
public final class Actuators {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** Longer than a service waits for its broker. */
    private static final Duration QUESTION = Duration.ofSeconds(90);

    private static final Duration WORK = Duration.ofMinutes(10);

    private final Function<String, List<URI>> instances;
    private final Supplier<String> token;

    /**
     * @param instances where those of a service are; none when nobody has its name
     * @param token is asked for at each call
     */
    public Actuators(Function<String, List<URI>> instances, Supplier<String> token) {
        this.instances = instances;
        this.token = token;
    }

    Reply get(String service, String path) {
        return send(service, path, HttpRequest.newBuilder().GET().timeout(QUESTION), failure -> true);
    }

    Reply post(String service, String path) {
        var request = HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .timeout(WORK);
        return send(
                service,
                path,
                request,
                failure -> failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException);
    }

    /** @param harmless whether nothing has happened at an instance with that failure */
    private Reply send(String service, String path, HttpRequest.Builder request, Predicate<IOException> harmless) {
        request.header("Authorization", "Bearer " + token.get());
        var failures = new ArrayList<String>();
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(CONNECT)
                .build()) {
            for (var instance : instances.apply(service)) {
                try {
                    var answer = http.send(request.uri(instance.resolve(path)).build(), BodyHandlers.ofString());
                    return understood(service, new Reply(answer.statusCode(), answer.body()));
                } catch (IOException e) {
                    if (!harmless.test(e)) {
                        throw new OperatorFailed(
                                "%s at %s has taken it on and has not answered (%s). It may still be at work: look at its log, then try again."
                                        .formatted(service, instance, e));
                    }
                    failures.add("%s (%s)".formatted(instance, e.getClass().getSimpleName()));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OperatorFailed("Interrupted while waiting for " + service + ".");
        }
        throw new OperatorFailed("%s does not answer%s. Does it run? The command 'status' tells."
                .formatted(
                        service, failures.isEmpty() ? ": nobody has its name" : " at " + String.join(", ", failures)));
    }

    private static Reply understood(String service, Reply reply) {
        if (reply.status() == 401 || reply.status() == 403) {
            throw new OperatorFailed(
                    "%s does not believe the operator's key: %s. Its public half must be in the file of public keys that the services read."
                            .formatted(service, reply.reason()));
        }
        return reply;
    }
}
