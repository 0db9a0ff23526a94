package shop.bobbin.gateway.problems.web;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.ErrorResponse;
import reactor.netty.channel.AbortedException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemType;
import shop.bobbin.gateway.problems.EdgeException;
import shop.bobbin.gateway.problems.EdgeProblem;

/** What any exception means to the caller. */
final class Failures {

    private static final String UNAVAILABLE =
            "The service behind this address does not answer. It is not known whether it saw the request.";

    private Failures() {}

    static EdgeException asProblem(Throwable failure) {
        return switch (failure) {
            case EdgeException known -> known;
            case DataBufferLimitException tooLarge ->
                new EdgeException(CommonProblem.PAYLOAD_TOO_LARGE, "The body is larger than this address takes.");
            case ErrorResponse answer -> byStatus(answer, failure);
            case ReadTimeoutException late -> late(late);
            case PoolAcquireTimeoutException busy -> busy(busy);
            case RejectedExecutionException busy -> busy(busy);
            case TimeoutException late -> late(late);
            // a connection that was closed before anything was sent
            case AbortedException unavailable -> EdgeException.unavailable(UNAVAILABLE, unavailable);
            // refused, unknown host, reset, closed before the answer: all of Netty's are IOExceptions
            case IOException unavailable -> EdgeException.unavailable(UNAVAILABLE, unavailable);
            default -> internal(failure);
        };
    }

    private static EdgeException byStatus(ErrorResponse answer, Throwable cause) {
        return switch (answer.getStatusCode().value()) {
            case 400 -> of(CommonProblem.MALFORMED_REQUEST, "The request cannot be read.", answer);
            case 404 -> of(CommonProblem.NOT_FOUND, "There is nothing at this address.", answer);
            case 405 -> methodNotAllowed(answer);
            case 406 -> of(CommonProblem.NOT_ACCEPTABLE, "This address answers with application/json.", answer);
            case 413 -> of(CommonProblem.PAYLOAD_TOO_LARGE, "The body is larger than this address takes.", answer);
            case 415 -> of(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "This address takes application/json.", answer);
            case 503 -> EdgeException.unavailable(UNAVAILABLE, cause);
            case 504 -> late(cause);
            default -> internal(cause);
        };
    }

    /** The framework takes HEAD where it takes GET, and OPTIONS everywhere, and names neither. */
    private static EdgeException methodNotAllowed(ErrorResponse answer) {
        Set<HttpMethod> allowed = new LinkedHashSet<>(answer.getHeaders().getAllow());
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        var headers = new HttpHeaders();
        headers.setAllow(allowed);
        return new EdgeException(
                CommonProblem.METHOD_NOT_ALLOWED, "This address does not take this method.", headers, List.of(), null);
    }

    private static EdgeException of(ProblemType problem, String detail, ErrorResponse answer) {
        var headers = new HttpHeaders();
        headers.putAll(answer.getHeaders());
        return new EdgeException(problem, detail, headers, List.of(), null);
    }

    private static EdgeException late(Throwable cause) {
        return new EdgeException(
                EdgeProblem.UPSTREAM_TIMEOUT,
                "The service behind this address took too long. It may still do what was asked.",
                new HttpHeaders(),
                List.of(),
                cause);
    }

    private static EdgeException busy(Throwable cause) {
        return EdgeException.unavailable("Too much is under way. Please try again.", cause);
    }

    private static EdgeException internal(Throwable cause) {
        return new EdgeException(
                CommonProblem.INTERNAL_ERROR, "Please try again later.", new HttpHeaders(), List.of(), cause);
    }
}
