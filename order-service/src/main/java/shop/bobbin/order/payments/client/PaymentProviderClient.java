package shop.bobbin.order.payments.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Currency;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient.RequestHeadersSpec.ConvertibleClientHttpResponse;
import shop.bobbin.chassis.calls.CallFailedException;
import shop.bobbin.chassis.calls.Neighbours;
import shop.bobbin.chassis.calls.ProtectedCalls;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.payments.AuthorisationId;
import shop.bobbin.order.payments.CardToken;
import shop.bobbin.order.payments.PaymentProvider;
import shop.bobbin.order.payments.ProviderResponse;
import shop.bobbin.order.payments.ProviderResponse.Authorised;
import shop.bobbin.order.payments.ProviderResponse.Captured;
import shop.bobbin.order.payments.ProviderResponse.Declined;
import shop.bobbin.order.payments.ProviderResponse.Indeterminate;
import shop.bobbin.order.payments.ProviderResponse.InvalidRequest;
import shop.bobbin.order.payments.ProviderResponse.Voided;

/**
 * HTTP client of the payment provider. Its protections are set in {@code bobbin.calls.payment-provider}; a failed call is
 * indeterminate. The idempotency keys make each call safe to repeat.
 */
@Component
class PaymentProviderClient implements PaymentProvider {

    /**
     * Problem types that guarantee that nothing is recorded and never will be. A reused idempotency key is not among them:
     * something is recorded under it.
     */
    private static final Set<String> INVALID_REQUEST_TYPES = Set.of("urn:payment-provider:problem:malformed-request");

    private final ProtectedCalls provider;

    PaymentProviderClient(Neighbours neighbours) {
        this.provider = neighbours.callsTo("payment-provider");
    }

    @Override
    public ProviderResponse authorise(OrderId order, Money amount, CardToken cardToken) {
        var body = new AuthorisationRequest(order.toString(), amount.amount(), amount.currency(), cardToken.value());
        return call("/v1/authorisations", order + "-authorise", body);
    }

    @Override
    public ProviderResponse capture(OrderId order, AuthorisationId authorisation) {
        return call("/v1/authorisations/{id}/capture", order + "-capture", null, authorisation.value());
    }

    @Override
    public ProviderResponse voidAuthorisation(OrderId order, AuthorisationId authorisation) {
        return call("/v1/authorisations/{id}/void", order + "-void", null, authorisation.value());
    }

    @Override
    public Duration longestCall() {
        return provider.longestCall();
    }

    /** @param path a template, because metrics are tagged with it */
    private ProviderResponse call(String path, String idempotencyKey, @Nullable Object body, Object... variables) {
        try {
            return provider.call(() -> post(path, idempotencyKey, body, variables));
        } catch (CallFailedException e) {
            return new Indeterminate(String.valueOf(e.getMessage()));
        }
    }

    private ProviderResponse post(String path, String idempotencyKey, @Nullable Object body, Object... variables) {
        var request = provider.http().post().uri(path, variables).header("Idempotency-Key", idempotencyKey);
        if (body != null) {
            request.body(body);
        }
        return request.exchangeForRequiredValue((_, response) -> read(response));
    }

    private static ProviderResponse read(ConvertibleClientHttpResponse response) throws IOException {
        var status = response.getStatusCode();
        if (status.is5xxServerError()) { // thrown, so that the call has failed
            throw new ResourceAccessException("the payment provider responded with " + status);
        }
        return switch (status.value()) {
            case 200, 201, 402, 409 -> definite(response, status.value());
            case 400, 422 -> invalidRequest(response, status.value());
            default -> new Indeterminate("the payment provider responded with " + status);
        };
    }

    /** A 409 is definite as well: it contains the current state of the authorisation. */
    private static ProviderResponse definite(ConvertibleClientHttpResponse response, int status) throws IOException {
        var body = body(response);
        return switch (body.status()) {
            case "AUTHORISED" -> authorised(body.id());
            case "DECLINED" -> new Declined(String.valueOf(body.reason()));
            case "CAPTURED" -> new Captured();
            case "VOIDED" -> new Voided();
            case null, default ->
                new Indeterminate("the payment provider responded with " + status + " " + body.status());
        };
    }

    private static ProviderResponse authorised(@Nullable String id) {
        return id == null || id.isBlank()
                ? new Indeterminate("the payment provider responded without an authorisation id")
                : new Authorised(new AuthorisationId(id));
    }

    /** Accepts only problem types of the provider itself: a proxy in between may respond with the same status. */
    private static ProviderResponse invalidRequest(ConvertibleClientHttpResponse response, int status) {
        if (MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(
                response.getHeaders().getContentType())) {
            var problem = response.bodyTo(Problem.class);
            if (problem != null && problem.type() != null && INVALID_REQUEST_TYPES.contains(problem.type())) {
                return new InvalidRequest(problem.type());
            }
        }
        return new Indeterminate("the payment provider responded with " + status);
    }

    private static AuthorisationResponse body(ConvertibleClientHttpResponse response) throws IOException {
        var body = response.bodyTo(AuthorisationResponse.class);
        return body == null ? new AuthorisationResponse(null, null, null) : body;
    }

    private record Problem(@Nullable String type) {}

    private record AuthorisationRequest(String reference, long amount, Currency currency, String cardToken) {}

    private record AuthorisationResponse(
            @Nullable String id,
            @Nullable String status,
            @Nullable String reason) {}
}
