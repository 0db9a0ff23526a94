package shop.bobbin.chassis.inbox;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.RetriableException;
import shop.bobbin.chassis.database.DatabaseFailures;
import tools.jackson.core.JacksonException;

/** Tells a failure that will pass (something is away, somebody else was quicker) from one that would repeat itself for ever. */
final class TransientFailures {

    private TransientFailures() {}

    static boolean matches(Throwable failure) {
        return !any(failure, TransientFailures::isMalformed)
                && (DatabaseFailures.isOutage(failure)
                        || DatabaseFailures.isConflict(failure)
                        || any(failure, cause -> isRemote(cause) || isOfTheProcess(cause)));
    }

    /** Whatever lies below: a parser reports wrong bytes as a failure to read. */
    private static boolean isMalformed(Throwable cause) {
        return cause instanceof MalformedEventException || cause instanceof JacksonException;
    }

    /** Not each IOException: most say something of the data. */
    private static boolean isRemote(Throwable cause) {
        return cause instanceof RetriableException
                || cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof InterruptedIOException // SocketTimeoutException is one
                || cause instanceof HttpTimeoutException
                || cause instanceof ClosedChannelException;
    }

    /** The process runs out of memory, or ends. A stack that overflows does so again. */
    private static boolean isOfTheProcess(Throwable cause) {
        return cause instanceof InterruptedException
                || (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError));
    }

    /** The deepest cause; of an event that cannot be read, what we say of it. */
    static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && !(root instanceof MalformedEventException)) {
            root = root.getCause();
        }
        return root;
    }

    private static boolean any(Throwable failure, Predicate<Throwable> test) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (test.test(cause)) {
                return true;
            }
        }
        return false;
    }
}
