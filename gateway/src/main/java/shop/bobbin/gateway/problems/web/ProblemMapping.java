package shop.bobbin.gateway.problems.web;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.ErrorResponse;
import reactor.netty.channel.AbortedException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import shop.bobbin.chassis.problem.AllowedMethods;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.problem.ProblemType;
import shop.bobbin.gateway.problems.GatewayProblem;

/** Maps any exception to the problem for the client. */
final class ProblemMapping {

    private static final String UNAVAILABLE =
            "The service behind this address is unavailable. It is unknown whether it received the request.";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private ProblemMapping() {}

    static ProblemException toProblem(Throwable failure) {
        return switch (failure) {
            case ProblemException problem -> problem;
            case DataBufferLimitException tooLarge ->
                new ProblemException(CommonProblem.PAYLOAD_TOO_LARGE, "The body is too large for this address.");
            case ErrorResponse response -> byStatus(response, failure);
            case ReadTimeoutException timeout -> upstreamTimeout(timeout);
            case PoolAcquireTimeoutException exhausted -> overloaded(exhausted);
            case RejectedExecutionException exhausted -> overloaded(exhausted);
            case TimeoutException timeout -> upstreamTimeout(timeout);
            // the connection was closed before anything was sent
            case AbortedException unavailable -> unavailable(unavailable);
            // connection refused, unknown host, reset, closed before the response: all are IOExceptions in Netty
            case IOException unavailable -> unavailable(unavailable);
            default -> internal(failure);
        };
    }

    private static ProblemException byStatus(ErrorResponse response, Throwable cause) {
        return switch (response.getStatusCode().value()) {
            case 400 -> of(CommonProblem.MALFORMED_REQUEST, "The request cannot be parsed.", response);
            case 404 -> of(CommonProblem.NOT_FOUND, "There is nothing at this address.", response);
            case 405 -> of(CommonProblem.METHOD_NOT_ALLOWED, "This address does not support this method.", response);
            case 406 ->
                of(CommonProblem.NOT_ACCEPTABLE, "This address can only respond with application/json.", response);
            case 413 -> of(CommonProblem.PAYLOAD_TOO_LARGE, "The body is too large for this address.", response);
            case 415 ->
                of(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "This address accepts application/json only.", response);
            case 503 -> unavailable(cause);
            case 504 -> upstreamTimeout(cause);
            default -> internal(cause);
        };
    }

    private static ProblemException of(ProblemType problem, String detail, ErrorResponse response) {
        var headers = new HttpHeaders();
        headers.putAll(response.getHeaders());
        if (!headers.getAllow().isEmpty()) {
            headers.setAllow(AllowedMethods.of(headers.getAllow()));
        }
        return new ProblemException(problem, detail, headers);
    }

    private static ProblemException upstreamTimeout(Throwable cause) {
        return new ProblemException(
                GatewayProblem.UPSTREAM_TIMEOUT,
                "The service behind this address did not respond in time. It may still process the request.",
                cause);
    }

    private static ProblemException unavailable(Throwable cause) {
        return ProblemException.unavailable(UNAVAILABLE, RETRY_AFTER, cause);
    }

    private static ProblemException overloaded(Throwable cause) {
        return ProblemException.unavailable("The shop is overloaded. Please try again.", RETRY_AFTER, cause);
    }

    private static ProblemException internal(Throwable cause) {
        return new ProblemException(CommonProblem.INTERNAL_ERROR, "Please try again later.", cause);
    }
}
