package shop.bobbin.chassis.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import shop.bobbin.chassis.jobs.RecurringJob;

/** A job and a gauge that query the database. */
@Component
public class AccountCount implements RecurringJob {

    private final JdbcClient jdbc;
    private final AtomicInteger runs = new AtomicInteger();

    AccountCount(JdbcClient jdbc, MeterRegistry metrics) {
        this.jdbc = jdbc;
        Gauge.builder("ledger.accounts", this::count).register(metrics);
    }

    @Override
    public Duration pause() {
        return Duration.ofMillis(500);
    }

    @Override
    public void run() {
        runs.incrementAndGet();
        long unused = count();
    }

    private long count() {
        return jdbc.sql("select count(*) from account").query(Long.class).single();
    }

    public int runs() {
        return runs.get();
    }
}
