package shop.bobbin.chassis.idempotency;

import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;

/** Table of the used idempotency keys, with the responses. Times are of the database's clock, the same for all instances. */
class IdempotencyKeys {

    /** Keeps the duration of the statement far below its timeout. */
    static final int DELETE_BATCH = 1_000;

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The response to this request, if it was executed before.
     *
     * @throws ProblemException {@code idempotency-key-reused} if the key was used for a request with other content
     */
    Optional<StoredResponse> findResponse(IdempotentRequest request) {
        return jdbc.sql("""
                        select fingerprint, status, body, location from chassis.idempotency_keys
                        where caller = ? and key = ?
                        """)
                .params(request.caller(), request.key())
                .query((row, number) -> {
                    if (!request.fingerprint().equals(row.getString("fingerprint"))) {
                        throw new ProblemException(
                                CommonProblem.IDEMPOTENCY_KEY_REUSED, "Use a new key for a new request.");
                    }
                    return new StoredResponse(row.getInt("status"), row.getString("body"), row.getString("location"));
                })
                .optional();
    }

    /**
     * Inserts the key in the caller's transaction. Returns false for a used key; blocks while another transaction inserts the same
     * key, until that one ends.
     */
    boolean insertIfAbsent(IdempotentRequest request) {
        return jdbc.sql("""
                        insert into chassis.idempotency_keys (caller, key, fingerprint, status, body, created_at)
                        values (?, ?, ?, 0, '', now()) on conflict do nothing
                        """)
                        .params(request.caller(), request.key(), request.fingerprint())
                        .update()
                == 1;
    }

    /** Stores the response, in the transaction that has inserted the key. */
    void store(IdempotentRequest request, StoredResponse response) {
        jdbc.sql("""
                        update chassis.idempotency_keys set status = :status, body = :body, location = :location
                        where caller = :caller and key = :key
                        """)
                .param("status", response.status())
                .param("body", response.body())
                .param("location", response.location())
                .param("caller", request.caller())
                .param("key", request.key())
                .update();
    }

    /**
     * Deletes up to {@link #DELETE_BATCH} keys of this age and returns their number. Skips locked rows, so that one does not block
     * the rest; the next run deletes them.
     */
    int deleteOlderThan(Duration age) {
        return jdbc.sql("""
                        delete from chassis.idempotency_keys where ctid = any(array(
                            select ctid from chassis.idempotency_keys where created_at < now() - make_interval(secs => ?)
                            limit ? for update skip locked))
                        """).params(age.toMillis() / 1_000.0, DELETE_BATCH).update();
    }
}
