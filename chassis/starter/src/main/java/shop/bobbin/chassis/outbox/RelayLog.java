package shop.bobbin.chassis.outbox;

import java.sql.SQLException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import shop.bobbin.chassis.database.DatabaseFailures;
import shop.bobbin.chassis.telemetry.OutageLog;

/** What the relay's failures are, in the log: an outage, the loss of its lease, or a defect. Each is logged once. */
class RelayLog {

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);

    /** PostgreSQL's {@code idle_session_timeout}. */
    private static final String LEASE_EXPIRED = "57P05";

    private final OutageLog database;
    private final OutageLog broker;
    private volatile boolean failing;

    RelayLog(OutageLog database, OutageLog broker) {
        this.database = database;
        this.broker = broker;
    }

    void failed(Throwable failure) {
        if (hasLostItsPlace(failure)) {
            log.info("This instance was silent for too long and is the relay no more: {}", failure.toString());
        } else if (failure instanceof KafkaException) {
            broker.failed(NestedExceptionUtils.getMostSpecificCause(failure));
        } else if (failure instanceof SQLException || DatabaseFailures.isOutage(failure)) {
            database.failed(NestedExceptionUtils.getMostSpecificCause(failure));
        } else if (!failing) {
            failing = true;
            log.error("The relay has failed; events wait in the outbox while it is tried again", failure);
        }
    }

    void databaseAnswered() {
        database.succeeded();
    }

    /** An event has been published, or there is none that could not be. */
    void brokerAnswered() {
        broker.succeeded();
        if (failing) {
            failing = false;
            log.info("The outbox is relayed again");
        }
    }

    private static boolean hasLostItsPlace(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || (cause instanceof SQLException sql && LEASE_EXPIRED.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
