package shop.bobbin.chassis.database;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Locks by name for the transactions of all instances, where there is no row to lock. They are PostgreSQL's advisory locks, and
 * apply within one database.
 */
public class AdvisoryLocks {

    private final JdbcTemplate jdbc;

    AdvisoryLocks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Waits for the lock, which the transaction keeps until it ends. The key is a hash of 64 bits: names that share it only wait
     * for each other.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(String name) {
        jdbc.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", _ -> {}, name);
    }
}
