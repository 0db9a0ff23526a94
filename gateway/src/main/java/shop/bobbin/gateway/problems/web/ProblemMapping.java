package shop.bobbin.gateway.problems.web;

import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
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
import shop.bobbin.gateway.problems.GatewayProblem;
import shop.bobbin.gateway.problems.GatewayProblemException;

/** Maps any exception to the problem for the client. */
final class ProblemMapping {

    private static final String UNAVAILABLE =
            "The service behind this address is unavailable. It is unknown whether it received the request.";

    private ProblemMapping() {}

    static GatewayProblemException toProblem(Throwable failure) {
        return switch (failure) {
            case GatewayProblemException problem -> problem;
            case DataBufferLimitException tooLarge ->
                new GatewayProblemException(CommonProblem.PAYLOAD_TOO_LARGE, "The body is too large for this address.");
            case ErrorResponse response -> byStatus(response, failure);
            case ReadTimeoutException timeout -> upstreamTimeout(timeout);
            case PoolAcquireTimeoutException exhausted -> overloaded(exhausted);
            case RejectedExecutionException exhausted -> overloaded(exhausted);
            case TimeoutException timeout -> upstreamTimeout(timeout);
            // the connection was closed before anything was sent
            case AbortedException unavailable -> GatewayProblemException.unavailable(UNAVAILABLE, unavailable);
            // connection refused, unknown host, reset, closed before the response: all are IOExceptions in Netty
            case IOException unavailable -> GatewayProblemException.unavailable(UNAVAILABLE, unavailable);
            default -> internal(failure);
        };
    }

    private static GatewayProblemException byStatus(ErrorResponse response, Throwable cause) {
        return switch (response.getStatusCode().value()) {
            case 400 -> of(CommonProblem.MALFORMED_REQUEST, "The request cannot be parsed.", response);
            case 404 -> of(CommonProblem.NOT_FOUND, "There is nothing at this address.", response);
            case 405 -> methodNotAllowed(response);
            case 406 ->
                of(CommonProblem.NOT_ACCEPTABLE, "This address can only respond with application/json.", response);
            case 413 -> of(CommonProblem.PAYLOAD_TOO_LARGE, "The body is too large for this address.", response);
            case 415 ->
                of(CommonProblem.UNSUPPORTED_MEDIA_TYPE, "This address accepts application/json only.", response);
            case 503 -> GatewayProblemException.unavailable(UNAVAILABLE, cause);
            case 504 -> upstreamTimeout(cause);
            default -> internal(cause);
        };
    }

    /** Adds HEAD and OPTIONS, which Spring supports but does not list. */
    private static GatewayProblemException methodNotAllowed(ErrorResponse response) {
        var allowed = new LinkedHashSet<HttpMethod>(response.getHeaders().getAllow());
        if (allowed.contains(HttpMethod.GET)) {
            allowed.add(HttpMethod.HEAD);
        }
        allowed.add(HttpMethod.OPTIONS);
        var headers = new HttpHeaders();
        headers.setAllow(allowed);
        return new GatewayProblemException(
                CommonProblem.METHOD_NOT_ALLOWED,
                "This address does not support this method.",
                headers,
                List.of(),
                null);
    }

    private static GatewayProblemException of(ProblemType problem, String detail, ErrorResponse response) {
        var headers = new HttpHeaders();
        headers.putAll(response.getHeaders());
        return new GatewayProblemException(problem, detail, headers, List.of(), null);
    }

    private static GatewayProblemException upstreamTimeout(Throwable cause) {
        return new GatewayProblemException(
                GatewayProblem.UPSTREAM_TIMEOUT,
                "The service behind this address did not respond in time. It may still process the request.",
                new HttpHeaders(),
                List.of(),
                cause);
    }

    private static GatewayProblemException overloaded(Throwable cause) {
        return GatewayProblemException.unavailable("The shop is overloaded. Please try again.", cause);
    }

    private static GatewayProblemException internal(Throwable cause) {
        return new GatewayProblemException(
                CommonProblem.INTERNAL_ERROR, "Please try again later.", new HttpHeaders(), List.of(), cause);
    }
}
