package shop.bobbin.chassis.ledger;

import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import shop.bobbin.chassis.outbox.Outbox;
import shop.bobbin.chassis.outbox.OutgoingEvent;

/** The accounts. The aggregate's row is written, and so locked, before its event is stored in the outbox. */
@Repository
public class Accounts {

    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final String topic;

    Accounts(JdbcClient jdbc, Outbox outbox, @Value("${ledger.topic}") String topic) {
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.topic = topic;
    }

    public record Credited(String account, long version, long amount) {}

    public record Account(String name, long version, long balance) {}

    /** The account's new version. */
    @Transactional
    public long credit(String account, long amount) {
        return credit(account, amount, () -> {});
    }

    /** @param afterwards runs in the transaction, after the event has been stored */
    @Transactional
    public long credit(String account, long amount, Runnable afterwards) {
        long version = jdbc.sql("""
                        insert into account (name, version, balance) values (:name, 1, :amount)
                        on conflict (name) do update
                           set version = account.version + 1, balance = account.balance + :amount
                        returning version""")
                .param("name", account)
                .param("amount", amount)
                .query(Long.class)
                .single();
        outbox.publish(new OutgoingEvent(
                topic, account, "ledger.account.credited.v1", account, new Credited(account, version, amount)));
        afterwards.run();
        return version;
    }

    public Optional<Account> find(String name) {
        return jdbc.sql("select name, version, balance from account where name = ?")
                .param(name)
                .query(Account.class)
                .optional();
    }
}
