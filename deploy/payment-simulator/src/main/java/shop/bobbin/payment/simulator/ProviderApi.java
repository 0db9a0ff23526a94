package shop.bobbin.payment.simulator;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Request;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;

/** Reads a request, asks the ledger, words the answer. Which operation a request means is the stub's business. */
final class ProviderApi {

    /** Entries in one answer: a megabyte or so. A longer ledger is read page by page. */
    static final int PAGE = 5_000;

    private final Ledger ledger;

    ProviderApi(Ledger ledger) {
        this.ledger = ledger;
    }

    Answer answer(Operation operation, Request request) {
        try {
            return switch (operation) {
                case AUTHORISE -> authorise(request);
                case CAPTURE -> settle(request, Settlement.CAPTURE);
                case VOID -> settle(request, Settlement.VOID);
                case SHOW_AUTHORISATION -> showAuthorisation(request);
                case LIST_AUTHORISATIONS -> listAuthorisations(request);
                case LIST_LEDGER -> listLedger(request);
            };
        } catch (MalformedRequest e) {
            return Answer.of(Problem.malformed(String.valueOf(e.getMessage())));
        } catch (UncheckedIOException e) {
            System.err.println("The ledger cannot be written: " + e.getMessage());
            return Answer.of(Problem.ledgerUnavailable());
        }
    }

    private Answer authorise(Request request) {
        IdempotencyKey key = key(request);
        AuthorisationRequest wanted = AuthorisationRequestBody.parse(request.getBody());
        return switch (ledger.authorise(wanted, key)) {
            case AuthoriseResult.Authorised(LedgerEntry entry, boolean repeated) ->
                new Answer(201, AuthorisationBody.of(entry), repeated ? Answer.Delivery.PROMPT : delivery(wanted));
            case AuthoriseResult.Declined(LedgerEntry entry) -> Answer.of(402, AuthorisationBody.of(entry));
            case AuthoriseResult.KeyReused() -> Answer.of(Problem.keyReused());
        };
    }

    private Answer settle(Request request, Settlement settlement) {
        IdempotencyKey key = key(request);
        if (!request.getBodyAsString().isBlank()) {
            throw new MalformedRequest("no body belongs here: the whole amount is captured or voided");
        }
        return switch (ledger.settle(id(request), settlement, key)) {
            case SettleResult.Settled(LedgerEntry entry) -> Answer.of(200, AuthorisationBody.of(entry));
            case SettleResult.Refused(LedgerEntry standing) -> Answer.of(409, AuthorisationBody.of(standing));
            case SettleResult.Unknown() -> unknown(id(request));
            case SettleResult.KeyReused() -> Answer.of(Problem.keyReused());
        };
    }

    private Answer showAuthorisation(Request request) {
        AuthorisationId id = id(request);
        return ledger.standing(id)
                .map(entry -> Answer.of(200, AuthorisationBody.of(entry)))
                .orElseGet(() -> unknown(id));
    }

    private Answer listAuthorisations(Request request) {
        Reference reference =
                reference(request).orElseThrow(() -> new MalformedRequest("the query parameter reference is missing"));
        return Answer.of(200, AuthorisationBody.page(ledger.standing(reference)));
    }

    private Answer listLedger(Request request) {
        LedgerEntryBody.Page page = reference(request)
                .map(reference -> LedgerEntryBody.whole(ledger.entries(reference)))
                .orElseGet(() -> LedgerEntryBody.page(ledger.entriesAfter(after(request), PAGE), PAGE));
        return Answer.of(200, page);
    }

    private static Answer.Delivery delivery(AuthorisationRequest request) {
        if (request.cardToken().isLost()) {
            return Answer.Delivery.LOST;
        }
        return request.cardToken().isSlow() ? Answer.Delivery.LATE : Answer.Delivery.PROMPT;
    }

    private static Answer unknown(AuthorisationId id) {
        return Answer.of(Problem.notFound("there is no authorisation " + id.value()));
    }

    private static IdempotencyKey key(Request request) {
        if (!request.containsHeader("Idempotency-Key")) {
            throw new MalformedRequest("the header Idempotency-Key is missing");
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
        String sequence = parameter(request, "after").orElse("0");
        if (!sequence.matches("\\d{1,9}")) {
            throw new MalformedRequest("after must be the number of a ledger entry");
        }
        return Integer.parseInt(sequence);
    }

    private static Optional<String> parameter(Request request, String name) {
        return Optional.of(request.queryParameter(name))
                .filter(QueryParameter::isPresent)
                .map(QueryParameter::firstValue);
    }
}
