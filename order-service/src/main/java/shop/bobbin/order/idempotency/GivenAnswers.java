package shop.bobbin.order.idempotency;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;

/**
 * Does the work of a request once and gives its answer as often as it is asked.
 *
 * <p>The key is inserted in the transaction of the work itself. So a duplicate that comes while the work is being done
 * waits on the unique index, and then finds the answer, or, if the work has failed and taken its key back, does the work.
 * Only answers are stored: work that ends in an exception leaves no trace and may be tried again under the same key.
 */
@Component
public class GivenAnswers {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    GivenAnswers(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * The answer given before: to look up before any costly preparation, and when others are away.
     *
     * @throws ProblemException {@code idempotency-key-reused} if the key came with other content
     */
    public Optional<StoredAnswer> to(RepeatableRequest request) {
        return jdbc.sql("""
                        select fingerprint, status, body, location from idempotency_keys
                        where caller = ? and key = ?
                        """)
                .params(request.caller(), request.key())
                .query((row, _) -> {
                    if (!request.fingerprint().equals(row.getString("fingerprint"))) {
                        throw new ProblemException(
                                CommonProblem.IDEMPOTENCY_KEY_REUSED, "Take a new key for a new request.");
                    }
                    return new StoredAnswer(row.getInt("status"), row.getString("body"), row.getString("location"));
                })
                .optional();
    }

    /** Does the work unless it was done before. The work joins the transaction; its exception rolls everything back. */
    public StoredAnswer once(RepeatableRequest request, Supplier<StoredAnswer> work) {
        return transaction.execute(_ -> {
            if (!claim(request)) {
                return to(request).orElseThrow();
            }
            var answer = work.get();
            store(request, answer);
            return answer;
        });
    }

    private boolean claim(RepeatableRequest request) {
        return jdbc.sql("""
                        insert into idempotency_keys (caller, key, fingerprint, status, body, created_at)
                        values (?, ?, ?, 0, '', ?) on conflict do nothing
                        """)
                        .params(request.caller(), request.key(), request.fingerprint(), Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    private void store(RepeatableRequest request, StoredAnswer answer) {
        jdbc.sql("""
                        update idempotency_keys set status = :status, body = :body, location = :location
                        where caller = :caller and key = :key
                        """)
                .param("status", answer.status())
                .param("body", answer.body())
                .param("location", answer.location())
                .param("caller", request.caller())
                .param("key", request.key())
                .update();
    }
}
