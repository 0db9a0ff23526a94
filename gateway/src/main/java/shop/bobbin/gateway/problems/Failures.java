package shop.bobbin.gateway.problems;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What any exception means to the caller. */
final class Failures {

    private static final String AWAY =
            "The service behind this address does not answer. It is not known whether it saw the request.";

    private Failures() {}

    static ProblemException asProblem(Throwable failure) {
        return switch (failure) {
            case ProblemException known -> known;
            case DataBufferLimitException tooLarge ->
                new ProblemException(EdgeProblem.PAYLOAD_TOO_LARGE, "The body is larger than this address takes.");
            case ErrorResponse answer -> byStatus(answer, failure);
            case ReadTimeoutException late -> late(late);
            case PoolAcquireTimeoutException busy -> busy(busy);
            case PoolAcquirePendingLimitException busy -> busy(busy);
            case RejectedExecutionException busy -> busy(busy);
            case ConnectTimeoutException away -> ProblemException.unavailable(AWAY, away);
            case TimeoutException late -> late(late);
            // refused, unknown host, reset, closed before the answer: all of Netty's are IOExceptions
            case IOException away -> ProblemException.unavailable(AWAY, away);
            default -> internal(failure);
        };
    }

    private static ProblemException byStatus(ErrorResponse answer, Throwable cause) {
        return switch (answer.getStatusCode().value()) {
            case 400 -> of(EdgeProblem.MALFORMED_REQUEST, "The request cannot be read.", answer);
            case 404 -> of(EdgeProblem.NOT_FOUND, "There is nothing at this address.", answer);
            case 405 -> of(EdgeProblem.METHOD_NOT_ALLOWED, "This address does not take this method.", answer);
            case 406 -> of(EdgeProblem.NOT_ACCEPTABLE, "This address answers with application/json.", answer);
            case 413 -> of(EdgeProblem.PAYLOAD_TOO_LARGE, "The body is larger than this address takes.", answer);
            case 415 -> of(EdgeProblem.UNSUPPORTED_MEDIA_TYPE, "This address takes application/json.", answer);
            case 503 -> ProblemException.unavailable(AWAY, cause);
            case 504 -> late(cause);
            default -> internal(cause);
        };
    }

    private static ProblemException of(EdgeProblem problem, String detail, ErrorResponse answer) {
        var headers = new HttpHeaders();
        headers.putAll(answer.getHeaders());
        return new ProblemException(problem, detail, headers, null);
    }

    private static ProblemException late(Throwable cause) {
        return new ProblemException(
                EdgeProblem.UPSTREAM_TIMEOUT,
                "The service behind this address took too long. It may still do what was asked.",
                new HttpHeaders(),
                cause);
    }

    private static ProblemException busy(Throwable cause) {
        return ProblemException.unavailable("Too much is under way. Please try again.", cause);
    }

    private static ProblemException internal(Throwable cause) {
        return new ProblemException(
                EdgeProblem.INTERNAL_ERROR, "Something went wrong on our side.", new HttpHeaders(), cause);
    }
}
