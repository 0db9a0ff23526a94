package shop.bobbin.chassis.ledger;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The projection that the ledger's event handler updates; tests can make the handler fail. */
@Repository
public class Statements {

    private final JdbcClient jdbc;
    private final Map<String, Supplier<Throwable>> failures = new ConcurrentHashMap<>();
    private final List<Credited> received = new CopyOnWriteArrayList<>();
    private volatile Runnable afterEffect = () -> {};

    Statements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Credited(String account, long version, long amount) {}

    public record Statement(String account, long balance, long events) {}

    void add(Credited event) {
        received.add(event);
        jdbc.sql("""
                        insert into statement (account, balance, events) values (:account, :amount, 1)
                        on conflict (account) do update
                           set balance = statement.balance + :amount, events = statement.events + 1""")
                .param("account", event.account())
                .param("amount", event.amount())
                .update();
        var failure = failures.get(event.account());
        if (failure != null) {
            Statements.<RuntimeException>raise(failure.get());
        }
        afterEffect.run();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable failure) throws E {
        throw (E) failure;
    }

    public Optional<Statement> find(String account) {
        return jdbc.sql("select account, balance, events from statement where account = ?")
                .param(account)
                .query(Statement.class)
                .optional();
    }

    /** Zero without a statement. */
    public long balance(String account) {
        return find(account).map(Statement::balance).orElse(0L);
    }

    /** Each event of the account that the handler has received, also when its effect was rolled back. */
    public List<Credited> received(String account) {
        return received.stream()
                .filter(event -> event.account().equals(account))
                .toList();
    }

    public void failFor(String account) {
        failFor(account, () -> new IllegalStateException("The statement of " + account + " is broken"));
    }

    public void failFor(String account, Supplier<Throwable> failure) {
        failures.put(account, failure);
    }

    /** The handler succeeds again for the account. */
    public void stopFailing(String account) {
        failures.remove(account);
    }

    /** Sets an action that runs at the end of each handler call, in its transaction. */
    public void afterEffect(Runnable action) {
        afterEffect = action;
    }
}
