package shop.bobbin.chassis.events;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.RetriableException;
import shop.bobbin.chassis.database.DatabaseFailures;
import tools.jackson.core.JacksonException;

/** Recognises transient failures, after which a retry can succeed: a dependency is unavailable, or transactions conflict. */
public final class TransientFailures {

    private TransientFailures() {}

    public static boolean matches(Throwable failure) {
        return !any(failure, TransientFailures::isMalformed)
                && (DatabaseFailures.isOutage(failure)
                        || DatabaseFailures.isConflict(failure)
                        || any(failure, cause -> isRemote(cause) || isOfTheProcess(cause)));
    }

    /** Comes before the cause: a parser reports malformed bytes as an I/O failure. */
    private static boolean isMalformed(Throwable cause) {
        return cause instanceof MalformedEventException || cause instanceof JacksonException;
    }

    /** Not every IOException: most are caused by the data. */
    private static boolean isRemote(Throwable cause) {
        return cause instanceof RetriableException
                || cause instanceof SocketException
                || cause instanceof UnknownHostException
                || cause instanceof InterruptedIOException // SocketTimeoutException is one
                || cause instanceof HttpTimeoutException
                || cause instanceof ClosedChannelException;
    }

    /** The process is out of memory or is stopping. A stack overflow is not transient. */
    private static boolean isOfTheProcess(Throwable cause) {
        return cause instanceof InterruptedException
                || (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError));
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
