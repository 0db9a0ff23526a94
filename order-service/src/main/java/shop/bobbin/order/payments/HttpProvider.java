package shop.bobbin.order.payments;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import shop.bobbin.order.payments.ProviderAnswer.Authorised;
import shop.bobbin.order.payments.ProviderAnswer.Captured;
import shop.bobbin.order.payments.ProviderAnswer.Declined;
import shop.bobbin.order.payments.ProviderAnswer.Rejected;
import shop.bobbin.order.payments.ProviderAnswer.Unclear;
import shop.bobbin.order.payments.ProviderAnswer.Voided;

/**
 * The provider over HTTP, behind a breaker and a time limit (the client's own, see {@link PaymentsConfiguration}). It is
 * not retried here: the payment is, with its state in the database between one attempt and the next.
 */
@Component
class HttpProvider implements Provider {

    /**
     * The problems by which the provider says that it has booked nothing and will book nothing. A key that was used for
     * another request is none of them: something is booked under it.
     */
    private static final Set<String> REJECTIONS = Set.of("urn:payment-provider:problem:malformed-request");

    private final RestClient http;
    private final CircuitBreaker breaker;

    HttpProvider(RestClient providerClient, CircuitBreakerRegistry breakers) {
        this.http = providerClient;
        this.breaker = breakers.circuitBreaker("payment-provider");
    }

    @Override
    public ProviderAnswer authorise(Payment payment) {
        var body = new Authorisation(
                payment.orderId().toString(),
                payment.amount().amount(),
                payment.amount().currency(),
                payment.cardToken().value());
        return ask("/v1/authorisations", payment.orderId() + "-authorise", body);
    }

    @Override
    public ProviderAnswer capture(Payment payment, AuthorisationId authorisation) {
        return ask("/v1/authorisations/{id}/capture", payment.orderId() + "-capture", null, authorisation.value());
    }

    @Override
    public ProviderAnswer cancel(Payment payment, AuthorisationId authorisation) {
        return ask("/v1/authorisations/{id}/void", payment.orderId() + "-void", null, authorisation.value());
    }

    /** The one place where the provider is called. The path is a template, since it names the call in metrics. */
    private ProviderAnswer ask(String path, String idempotencyKey, @Nullable Object body, Object... variables) {
        try {
            return breaker.executeSupplier(() -> post(path, idempotencyKey, body, variables));
        } catch (RuntimeException e) { // whatever keeps an answer from being read, or from being asked for
            return new Unclear(String.valueOf(e.getMessage()));
        }
    }

    private ProviderAnswer post(String path, String idempotencyKey, @Nullable Object body, Object... variables) {
        var request = http.post().uri(path, variables).header("Idempotency-Key", idempotencyKey);
        if (body != null) {
            request.body(body);
        }
        return request.exchangeForRequiredValue((_, response) -> read(response));
    }

    private static ProviderAnswer read(ConvertibleClientHttpResponse response) throws IOException {
        var status = response.getStatusCode();
        if (status.is5xxServerError()) {
            throw new ResourceAccessException("the payment provider answered " + status);
        }
        return switch (status.value()) {
            case 200, 201, 402, 409 -> definite(response, status.value());
            case 400, 422 -> rejected(response, status.value());
            default -> new Unclear("the payment provider answered " + status);
        };
    }

    /** A conflict is as good an answer as any: it tells what has become of the authorisation. */
    private static ProviderAnswer definite(ConvertibleClientHttpResponse response, int status) throws IOException {
        var body = body(response);
        return switch (body.status()) {
            case "AUTHORISED" -> authorised(body.id());
            case "DECLINED" -> new Declined(String.valueOf(body.reason()));
            case "CAPTURED" -> new Captured();
            case "VOIDED" -> new Voided();
            case null, default -> new Unclear("the payment provider answered " + status + " " + body.status());
        };
    }

    private static ProviderAnswer authorised(@Nullable String id) {
        return id == null || id.isBlank()
                ? new Unclear("the payment provider answered with no authorisation")
                : new Authorised(new AuthorisationId(id));
    }

    /** Believed only in the provider's own words: a proxy on the way may answer with the same status. */
    private static ProviderAnswer rejected(ConvertibleClientHttpResponse response, int status) {
        if (MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(
                response.getHeaders().getContentType())) {
            var problem = response.bodyTo(Problem.class);
            if (problem != null && problem.type() != null && REJECTIONS.contains(problem.type())) {
                return new Rejected(problem.type());
            }
        }
        return new Unclear("the payment provider answered " + status);
    }

    private static Answer body(ConvertibleClientHttpResponse response) throws IOException {
        var body = response.bodyTo(Answer.class);
        return body == null ? new Answer(null, null, null) : body;
    }

    private record Problem(@Nullable String type) {}

    private record Authorisation(String reference, long amount, Currency currency, String cardToken) {}

    private record Answer(
            @Nullable String id,
            @Nullable String status,
            @Nullable String reason) {}
}
