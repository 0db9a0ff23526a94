package shop.bobbin.chassis.inbox;

import java.io.IOException;
import org.apache.kafka.common.errors.RetriableException;
import shop.bobbin.chassis.database.DatabaseFailures;

/** Tells a failure that will pass (something is away, somebody else was quicker) from one that would repeat itself for ever. */
final class Failures {

    private Failures() {}

    static boolean willPass(Throwable failure) {
        return DatabaseFailures.isOutage(failure) || DatabaseFailures.isConflict(failure) || isRemote(failure);
    }

    private static boolean isRemote(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RetriableException || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
