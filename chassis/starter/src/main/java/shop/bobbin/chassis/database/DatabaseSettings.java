package shop.bobbin.chassis.database;

import java.time.Duration;
import java.util.Properties;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Time limits of every connection to the database, see <a href="https://jdbc.postgresql.org/documentation/use/">the
 * driver's</a> and <a href="https://www.postgresql.org/docs/17/runtime-config-client.html">the server's</a> settings. The
 * driver counts in whole seconds.
 *
 * @param connectTimeout for a TCP connection, and for the cancelling of a statement
 * @param loginTimeout from the first attempt to connect until the session can be used
 * @param socketTimeout without a word from the server; the only limit that holds when the server or the network is gone, so
 *     longer than {@code statementTimeout}
 * @param statementTimeout for one statement
 * @param lockTimeout for the wait for one lock of another transaction
 * @param idleInTransactionTimeout after which the server ends a transaction whose client is silent, and frees its locks
 * @param clientLostAfter after which the server ends the session of a client that takes no data or has no power any more
 */
@Validated
@ConfigurationProperties("bobbin.database")
record DatabaseSettings(
        @DefaultValue("2s") @DurationMin(seconds = 1) Duration connectTimeout,
        @DefaultValue("5s") @DurationMin(seconds = 1) Duration loginTimeout,
        @DefaultValue("12s") @DurationMin(seconds = 1) Duration socketTimeout,
        @DefaultValue("10s") @DurationMin(seconds = 1) Duration statementTimeout,
        @DefaultValue("3s") @DurationMin(millis = 1) Duration lockTimeout,
        @DefaultValue("15s") @DurationMin(seconds = 1) Duration idleInTransactionTimeout,
        @DefaultValue("15s") @DurationMin(seconds = 3) Duration clientLostAfter) {

    DatabaseSettings {
        if (socketTimeout.compareTo(statementTimeout) <= 0) {
            throw new IllegalArgumentException(
                    "bobbin.database.socket-timeout must be longer than bobbin.database.statement-timeout");
        }
    }

    /** For the sessions of the pool. */
    Properties ofPool() {
        return driver(socketTimeout, statementTimeout, lockTimeout, idleInTransactionTimeout);
    }

    /**
     * For the sessions of a migration, of which one is idle in a transaction until the others are done.
     *
     * @param limit for one statement
     * @param lock for one lock: a migration that waits for a table keeps everybody else waiting behind it
     */
    Properties ofMigration(Duration limit, Duration lock) {
        return driver(limit.plus(socketTimeout), limit, lock, limit);
    }

    private Properties driver(Duration socket, Duration statement, Duration lock, Duration idleInTransaction) {
        var driver = new Properties();
        driver.setProperty("connectTimeout", seconds(connectTimeout));
        driver.setProperty("cancelSignalTimeout", seconds(connectTimeout));
        driver.setProperty("loginTimeout", seconds(loginTimeout));
        driver.setProperty("socketTimeout", seconds(socket));
        driver.setProperty("tcpKeepAlive", "true");
        driver.setProperty(
                "options",
                String.join(
                        " ",
                        option("statement_timeout", statement),
                        option("lock_timeout", lock),
                        option("idle_in_transaction_session_timeout", idleInTransaction),
                        "-c tcp_keepalives_idle=" + clientLostAfter.toSeconds() / 3,
                        "-c tcp_keepalives_interval=" + clientLostAfter.toSeconds() / 3,
                        "-c tcp_keepalives_count=2",
                        option("tcp_user_timeout", clientLostAfter)));
        return driver;
    }

    private static String option(String name, Duration limit) {
        return "-c %s=%d".formatted(name, limit.toMillis());
    }

    private static String seconds(Duration limit) {
        return String.valueOf(limit.toSeconds());
    }
}
