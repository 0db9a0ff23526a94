package shop.bobbin.order.payments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;

/** Repository of payments. */
@Repository
class Payments {

    private static final Logger log = LoggerFactory.getLogger(Payments.class);

    private final JdbcClient jdbc;
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    Payments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Payment payment) {
        jdbc.sql("""
                        insert into payments
                            (order_id, amount, currency, card_token, state, attempts, next_attempt_at, deadline)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        payment.orderId().value(),
                        payment.amount().amount(),
                        payment.amount().currency().getCurrencyCode(),
                        payment.cardToken().value(),
                        payment.state().name(),
                        payment.attempts(),
                        Timestamp.from(payment.nextAttemptAt()),
                        Timestamp.from(payment.deadline()))
                .update();
    }

    /** Locks the payment until the transaction ends. The order must be locked before. */
    Payment lock(OrderId order) {
        return jdbc.sql("select * from payments where order_id = ? for update")
                .param(order.value())
                .query(Payments::read)
                .single();
    }

    void update(Payment payment) {
        var authorisation = payment.authorisation();
        jdbc.sql("""
                        update payments
                        set state = :state, authorisation_id = :authorisation, attempts = :attempts,
                            next_attempt_at = :nextAttemptAt, deadline = :deadline
                        where order_id = :order
                        """)
                .param("state", payment.state().name())
                .param("authorisation", authorisation == null ? null : authorisation.value())
                .param("attempts", payment.attempts())
                .param("nextAttemptAt", Timestamp.from(payment.nextAttemptAt()))
                .param("deadline", Timestamp.from(payment.deadline()))
                .param("order", payment.orderId().value())
                .update();
    }

    /**
     * Claims due payments for one attempt each, until the lease ends. Rows locked by other instances are skipped, so that
     * instances share the work. The attempt is counted before it is made, so that no attempt goes uncounted if this instance
     * fails. Payments that cannot be read are left out, so that they do not block the others.
     *
     * @param resumedAt the count of attempts restarts at 1 for payments that were due before this time
     */
    List<Payment> claimDue(int limit, Instant now, Instant leaseUntil, Instant resumedAt) {
        return jdbc
                .sql("""
                        update payments
                        set attempts = case when next_attempt_at < :resumedAt then 1 else attempts + 1 end,
                            next_attempt_at = :leaseUntil
                        where order_id in (
                            select order_id from payments
                            where state in ('AUTHORISING', 'CAPTURING', 'CAPTURE_REFUSED', 'VOIDING')
                                and next_attempt_at <= :now
                            order by next_attempt_at limit :limit for update skip locked)
                        returning *
                        """)
                .param("leaseUntil", Timestamp.from(leaseUntil))
                .param("resumedAt", Timestamp.from(resumedAt))
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(this::readIfPossible)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    long countPastDeadline(Instant now) {
        return jdbc.sql("""
                        select count(*) from payments
                        where state in ('AUTHORISING', 'CAPTURING', 'CAPTURE_REFUSED', 'VOIDING') and deadline < ?
                        """).param(Timestamp.from(now)).query(Long.class).single();
    }

    /** Logs a payment that cannot be read once, not at each attempt. */
    private Optional<Payment> readIfPossible(ResultSet row, int number) throws SQLException {
        var order = row.getString("order_id");
        try {
            var payment = read(row, number);
            unreadable.remove(order);
            return Optional.of(payment);
        } catch (RuntimeException e) {
            if (unreadable.add(order)) {
                log.error("Order {}: its payment cannot be read, it is retried each time its lease ends", order, e);
            }
            return Optional.empty();
        }
    }

    private static Payment read(ResultSet row, int number) throws SQLException {
        return new Payment(
                new OrderId(row.getObject("order_id", UUID.class)),
                Money.of(row.getLong("amount"), row.getString("currency")),
                new CardToken(row.getString("card_token")),
                PaymentState.valueOf(row.getString("state")),
                authorisation(row.getString("authorisation_id")),
                row.getInt("attempts"),
                row.getTimestamp("next_attempt_at").toInstant(),
                row.getTimestamp("deadline").toInstant());
    }

    private static @Nullable AuthorisationId authorisation(@Nullable String id) {
        return id == null ? null : new AuthorisationId(id);
    }
}
