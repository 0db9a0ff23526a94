package shop.bobbin.chassis.database;

import java.time.Duration;
import java.util.Properties;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Timeouts of each database connection, see <a href="https://jdbc.postgresql.org/documentation/use/">the
 * driver's</a> and <a href="https://www.postgresql.org/docs/17/runtime-config-client.html">the server's</a> settings. The
 * driver's unit is the second.
 *
 * @param connectTimeout for the TCP connection, and for cancelling a statement
 * @param loginTimeout from the first attempt to connect until the session is ready
 * @param socketTimeout for a response of the server; the only timeout that works when the server or the network is down, so
 *     longer than {@code statementTimeout}
 * @param statementTimeout for one statement
 * @param lockTimeout for acquiring one lock that another transaction has
 * @param idleInTransactionTimeout after which the server ends an idle transaction and releases its locks
 * @param tcpUserTimeout after which the server ends the session of a client that no longer acknowledges data
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
        @DefaultValue("15s") @DurationMin(seconds = 3) Duration tcpUserTimeout) {

    DatabaseSettings {
        if (socketTimeout.compareTo(statementTimeout) <= 0) {
            throw new IllegalArgumentException(
                    "bobbin.database.socket-timeout must be longer than bobbin.database.statement-timeout");
        }
    }

    /** Driver properties of the connection pool. */
    Properties forPool() {
        return driver(socketTimeout, statementTimeout, lockTimeout, idleInTransactionTimeout);
    }

    /**
     * Driver properties of migrations. One session is idle in a transaction until the others have ended.
     *
     * @param limit statement timeout
     * @param lock lock timeout: all other statements queue behind a migration that waits for a table
     */
    Properties forMigration(Duration limit, Duration lock) {
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
                        "-c tcp_keepalives_idle=" + tcpUserTimeout.toSeconds() / 3,
                        "-c tcp_keepalives_interval=" + tcpUserTimeout.toSeconds() / 3,
                        "-c tcp_keepalives_count=2",
                        option("tcp_user_timeout", tcpUserTimeout)));
        return driver;
    }

    private static String option(String name, Duration limit) {
        return "-c %s=%d".formatted(name, limit.toMillis());
    }

    private static String seconds(Duration limit) {
        return String.valueOf(limit.toSeconds());
    }
}
