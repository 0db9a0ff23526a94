package shop.bobbin.chassis.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import shop.bobbin.chassis.security.CurrentCustomer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Around advice of {@link Idempotent} handlers: executes a request at most once per caller and idempotency key, stores its response
 * and returns it for each repetition.
 *
 * <p>The key is inserted in the transaction of the request's work. A concurrent duplicate therefore waits on the unique index until
 * that transaction ends; then it finds the stored response, or, after a rollback, executes the work itself. This needs the isolation
 * level READ COMMITTED, and covers the effects of the work in this database only.
 */
class IdempotencyInterceptor implements MethodInterceptor {

    private final IdempotencyKeys keys;
    private final PlatformTransactionManager transactions;
    private final JsonMapper json;

    IdempotencyInterceptor(IdempotencyKeys keys, PlatformTransactionManager transactions, JsonMapper json) {
        if (!(transactions instanceof RequestTransactions)) {
            throw new IllegalStateException("The transaction manager is not decorated: " + transactions.getClass());
        }
        this.keys = keys;
        this.transactions = transactions;
        this.json = json;
    }

    @Override
    public Object invoke(MethodInvocation handler) throws Throwable {
        var request = IdempotentRequest.of(currentRequest(), content(handler));
        var stored = keys.findResponse(request);
        return stored.isPresent() ? stored.get().toEntity() : executeOnce(request, handler);
    }

    private ResponseEntity<?> executeOnce(IdempotentRequest request, MethodInvocation handler) throws Throwable {
        try (var transaction = new RequestTransaction(transactions, () -> insertKey(request))) {
            var response = ScopedValue.where(RequestTransaction.CURRENT, transaction)
                    .call(() -> (ResponseEntity<?>) Objects.requireNonNull(handler.proceed()));
            if (!response.getStatusCode().is2xxSuccessful()) {
                return response;
            }
            transaction.begin(); // unless the handler has
            var toStore = toStore(response);
            keys.store(request, toStore);
            transaction.commit();
            return toStore.toEntity();
        } catch (ExecutedByDuplicate duplicate) {
            return duplicate.response.toEntity();
        }
    }

    private void insertKey(IdempotentRequest request) {
        while (!keys.insertIfAbsent(request)) {
            keys.findResponse(request).ifPresent(response -> {
                throw new ExecutedByDuplicate(response);
            });
            // The stored key expired and was deleted between the two statements: insert it again.
        }
    }

    private StoredResponse toStore(ResponseEntity<?> response) {
        return new StoredResponse(
                response.getStatusCode().value(),
                Optional.ofNullable(response.getBody())
                        .map(json::writeValueAsString)
                        .orElse(""),
                response.getHeaders().getFirst(HttpHeaders.LOCATION));
    }

    /** The handler's arguments as JSON, without the customer, who is the scope of the key. */
    private String content(MethodInvocation handler) {
        var parameters = handler.getMethod().getParameters();
        return IntStream.range(0, parameters.length)
                .filter(i -> !parameters[i].isAnnotationPresent(CurrentCustomer.class))
                .mapToObj(i -> json.writeValueAsString(handler.getArguments()[i]))
                .collect(Collectors.joining());
    }

    private static HttpServletRequest currentRequest() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    /** Leaves the handler when a concurrent duplicate has executed the request. */
    private static final class ExecutedByDuplicate extends RuntimeException {

        private final transient StoredResponse response;

        ExecutedByDuplicate(StoredResponse response) {
            super("The request was executed by a concurrent duplicate", null, false, false);
            this.response = response;
        }
    }
}
