package shop.bobbin.order.idempotency;

import java.sql.Timestamp;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.order.DatabaseClock;

/**
 * Executes a request at most once per caller and idempotency key. Stores the response and returns it for each repetition.
 *
 * <p>The key is inserted in the transaction of the request's work. A concurrent duplicate therefore waits on the unique
 * index until that transaction ends; then it finds the stored response, or, after a rollback, executes the work itself.
 * An exception rolls the key back too, so that a failed request can be retried with the same key. This needs the isolation
 * level READ COMMITTED, and covers the effects of the work in this database only.
 */
@Component
public class IdempotentRequests {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final DatabaseClock clock;

    IdempotentRequests(JdbcClient jdbc, TransactionTemplate transaction, DatabaseClock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The stored response, if the request was executed before. Look it up before any expensive preparation, such as the
     * call of a service that may be unavailable.
     *
     * @throws ProblemException {@code idempotency-key-reused} if the key was used for a request with different content
     */
    public Optional<StoredResponse> findResponse(IdempotentRequest request) {
        return jdbc.sql("""
                        select fingerprint, status, body, location from idempotency_keys
                        where caller = ? and key = ?
                        """)
                .params(request.caller(), request.key())
                .query((row, _) -> {
                    if (!request.fingerprint().equals(row.getString("fingerprint"))) {
                        throw new ProblemException(
                                CommonProblem.IDEMPOTENCY_KEY_REUSED, "Use a new key for a new request.");
                    }
                    return new StoredResponse(row.getInt("status"), row.getString("body"), row.getString("location"));
                })
                .optional();
    }

    /**
     * Executes the work unless a response is stored. Key and work have one transaction: if the work throws, both are
     * rolled back.
     */
    public StoredResponse executeOnce(IdempotentRequest request, Supplier<StoredResponse> work) {
        return transaction.execute(_ -> {
            while (!insertKey(request)) {
                var stored = findResponse(request);
                if (stored.isPresent()) {
                    return stored.get();
                }
                // The stored key expired and was deleted between the two statements: insert it again.
            }
            var response = work.get();
            store(request, response);
            return response;
        });
    }

    private boolean insertKey(IdempotentRequest request) {
        return jdbc.sql("""
                        insert into idempotency_keys (caller, key, fingerprint, status, body, created_at)
                        values (?, ?, ?, 0, '', ?) on conflict do nothing
                        """)
                        .params(request.caller(), request.key(), request.fingerprint(), Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private void store(IdempotentRequest request, StoredResponse response) {
        jdbc.sql("""
                        update idempotency_keys set status = :status, body = :body, location = :location
                        where caller = :caller and key = :key
                        """)
                .param("status", response.status())
                .param("body", response.body())
                .param("location", response.location())
                .param("caller", request.caller())
                .param("key", request.key())
                .update();
    }
}
