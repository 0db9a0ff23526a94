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

/** Logs the relay's failures as an outage, the loss of leadership, or a defect; each once until the relay has recovered. */
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
        if (isLossOfLeadership(failure)) {
            log.info("This instance has lost the leadership of the outbox relay: {}", failure.toString());
        } else if (failure instanceof KafkaException) {
            broker.failed(NestedExceptionUtils.getMostSpecificCause(failure));
        } else if (failure instanceof SQLException || DatabaseFailures.isOutage(failure)) {
            database.failed(NestedExceptionUtils.getMostSpecificCause(failure));
        } else if (!failing) {
            failing = true;
            log.error("The outbox relay has failed; it is retried, and the events stay in the outbox", failure);
        }
    }

    void databaseAvailable() {
        database.succeeded();
    }

    /** Reports that Kafka has committed a batch, or that there was none to publish. */
    void brokerAvailable() {
        broker.succeeded();
        if (failing) {
            failing = false;
            log.info("The outbox relay publishes again");
        }
    }

    private static boolean isLossOfLeadership(Throwable failure) {
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
