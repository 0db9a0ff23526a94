package shop.bobbin.payment.simulator;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** HTTP API of the payment provider: parses a request, calls the ledger, makes the response. */
final class ProviderApi {

    /** Page size of the ledger: about a megabyte of JSON. */
    static final int PAGE_SIZE = 5_000;

    private final Ledger ledger;

    ProviderApi(Ledger ledger) {
        this.ledger = ledger;
    }

    ApiResponse handle(ApiOperation operation, Request request) {
        try {
            return switch (operation) {
                case AUTHORISE -> authorise(request);
                case CAPTURE -> complete(request, Completion.CAPTURE);
                case VOID -> complete(request, Completion.VOID);
                case SHOW_AUTHORISATION -> showAuthorisation(request);
                case LIST_AUTHORISATIONS -> listAuthorisations(request);
                case LIST_LEDGER -> listLedger(request);
            };
        } catch (MalformedRequestException e) {
            return ApiResponse.of(Problem.malformed(String.valueOf(e.getMessage())));
        } catch (UncheckedIOException e) {
            System.err.println("The ledger cannot be written: " + e.getMessage());
            return ApiResponse.of(Problem.ledgerUnavailable());
        }
    }

    private ApiResponse authorise(Request request) {
        var key = key(request);
        var details = AuthorisationRequest.parse(request.getBody());
        return switch (ledger.authorise(details, key)) {
            case AuthoriseResult.Authorised(LedgerEntry entry, boolean replayed) ->
                new ApiResponse(
                        201,
                        AuthorisationResponse.of(entry),
                        replayed ? ApiResponse.Delivery.IMMEDIATE : delivery(details));
            case AuthoriseResult.Declined(LedgerEntry entry) -> ApiResponse.of(402, AuthorisationResponse.of(entry));
            case AuthoriseResult.KeyReused() -> ApiResponse.of(Problem.keyReused());
        };
    }

    private ApiResponse complete(Request request, Completion completion) {
        var key = key(request);
        if (!request.getBodyAsString().isBlank()) {
            throw new MalformedRequestException(
                    "the body must be empty: only the whole amount can be captured or voided");
        }
        var id = id(request);
        return switch (ledger.complete(id, completion, key)) {
            case CompleteResult.Completed(LedgerEntry entry) -> ApiResponse.of(200, AuthorisationResponse.of(entry));
            case CompleteResult.AlreadyFinal(LedgerEntry latest) ->
                ApiResponse.of(409, AuthorisationResponse.of(latest));
            case CompleteResult.NotFound() -> notFound(id);
            case CompleteResult.KeyReused() -> ApiResponse.of(Problem.keyReused());
        };
    }

    private ApiResponse showAuthorisation(Request request) {
        var id = id(request);
        return ledger.latestEntry(id)
                .map(entry -> ApiResponse.of(200, AuthorisationResponse.of(entry)))
                .orElseGet(() -> notFound(id));
    }

    private ApiResponse listAuthorisations(Request request) {
        var reference = reference(request)
                .orElseThrow(() -> new MalformedRequestException("the query parameter reference is missing"));
        return ApiResponse.of(200, AuthorisationResponse.list(ledger.latestEntries(reference)));
    }

    private ApiResponse listLedger(Request request) {
        var page = reference(request)
                .map(reference -> LedgerEntryResponse.all(ledger.entries(reference)))
                .orElseGet(() -> LedgerEntryResponse.page(ledger.entriesAfter(after(request), PAGE_SIZE), PAGE_SIZE));
        return ApiResponse.of(200, page);
    }

    private static ApiResponse.Delivery delivery(PaymentDetails details) {
        if (details.cardToken().isLost()) {
            return ApiResponse.Delivery.LOST;
        }
        return details.cardToken().isSlow() ? ApiResponse.Delivery.DELAYED : ApiResponse.Delivery.IMMEDIATE;
    }

    private static ApiResponse notFound(AuthorisationId id) {
        return ApiResponse.of(Problem.notFound("there is no authorisation " + id.value()));
    }

    private static IdempotencyKey key(Request request) {
        if (!request.containsHeader("Idempotency-Key")) {
            throw new MalformedRequestException("the header Idempotency-Key is missing");
        }
        return new IdempotencyKey(request.header("Idempotency-Key").firstValue());
    }

    private static AuthorisationId id(Request request) {
        return new AuthorisationId(Objects.requireNonNull(
                request.getPathParameters().get("id"), "the stub needs a urlPathTemplate with {id}"));
    }

    private static Optional<Reference> reference(Request request) {
        return parameter(request, "reference").map(Reference::new);
    }

    private static int after(Request request) {
        var sequence = parameter(request, "after").orElse("0");
        if (!sequence.matches("\\d{1,9}")) {
            throw new MalformedRequestException("after must be the sequence number of a ledger entry");
        }
        return Integer.parseInt(sequence);
    }

    private static Optional<String> parameter(Request request, String name) {
        return Optional.of(request.queryParameter(name))
                .filter(QueryParameter::isPresent)
                .map(QueryParameter::firstValue);
    }
}
