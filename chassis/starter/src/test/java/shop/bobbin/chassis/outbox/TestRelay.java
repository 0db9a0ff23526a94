package shop.bobbin.chassis.outbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.Producer;
import org.slf4j.LoggerFactory;
import shop.bobbin.chassis.telemetry.EssentialThreads;
import shop.bobbin.chassis.telemetry.OutageLog;
import tools.jackson.databind.json.JsonMapper;

/** An outbox relay without a service; with {@link #main} in its own process, which a test can suspend. */
class TestRelay {

    private TestRelay() {}

    static OutboxRelay of(DataSource database, Supplier<Producer<String, byte[]>> producers, Duration lease) {
        return of(database, producers, lease, () -> {});
    }

    static OutboxRelay of(
            DataSource database,
            Supplier<Producer<String, byte[]>> producers,
            Duration lease,
            Runnable onUnexpectedEnd) {
        var log = LoggerFactory.getLogger(OutboxRelay.class);
        return new OutboxRelay(
                database,
                producers,
                JsonMapper.shared(),
                new OutboxSettings(Duration.ofMillis(50), 500, Duration.ofMillis(100), lease),
                Clock.systemUTC(),
                new SimpleMeterRegistry(),
                new RelayLog(
                        new OutageLog(log, "The database", Clock.systemUTC()),
                        new OutageLog(log, "The broker", Clock.systemUTC())),
                new EssentialThreads(_ -> onUnexpectedEnd.run()));
    }

    /** Arguments: JDBC URL, user (also its password), bootstrap servers, topic, lease. Runs until the process is ended. */
    public static void main(String[] arguments) {
        ((Logger) LoggerFactory.getLogger(OutboxRelay.class)).setLevel(Level.INFO);
        var database = new HikariDataSource();
        database.setJdbcUrl(arguments[0]);
        database.setUsername(arguments[1]);
        database.setPassword(arguments[1]);
        var producers = new RelayProducers(Map.of("bootstrap.servers", arguments[2]), arguments[3]);
        of(database, producers, Duration.parse(arguments[4])).start();
    }
}
