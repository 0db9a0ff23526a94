package shop.bobbin.gateway.problems.web;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.Problems;
import shop.bobbin.gateway.problems.CallerLeftException;
import shop.bobbin.gateway.problems.EdgeException;
import shop.bobbin.gateway.problems.RequestedRoute;
import shop.bobbin.gateway.problems.TracedLog;
import tools.jackson.databind.json.JsonMapper;

/** Writes the problem. Ordered before Spring Boot's own handler, which would answer in another form. */
@Component
@Order(-2)
class ProblemAnswers implements WebExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAnswers.class);

    private final JsonMapper json;

    ProblemAnswers(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof CallerLeftException) {
            // There is no one to answer. The end of the connection cancels this, and it is counted as aborted.
            return Mono.never();
        }
        if (exchange.getResponse().isCommitted()) {
            return cutOff(exchange, failure);
        }
        EdgeException problem = Failures.asProblem(failure);
        return TracedLog.write(() -> report(exchange, problem)).then(Mono.defer(() -> write(exchange, problem)));
    }

    /** The caller has part of an answer: only the end of the connection says that the rest is missing. */
    private static Mono<Void> cutOff(ServerWebExchange exchange, Throwable failure) {
        log.debug("An answer broke off", failure);
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        return Mono.create(cut -> response.withConnection(
                connection -> connection.channel().close().addListener(closed -> cut.success())));
    }

    private Mono<Void> write(ServerWebExchange exchange, EdgeException failure) {
        ProblemDetail body = Problems.of(failure.type(), failure.detail());
        URI instance = Problems.instance(exchange.getRequest().getURI().getRawPath());
        if (instance != null) {
            body.setInstance(instance);
        }
        if (!failure.errors().isEmpty()) {
            body.setProperty("errors", failure.errors());
        }
        var response = exchange.getResponse();
        // what an answer that broke off before its first byte may have left
        response.getHeaders().clear();
        response.setStatusCode(failure.type().status());
        response.getHeaders().putAll(failure.headers());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        byte[] bytes = json.writeValueAsBytes(body);
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    private static void report(ServerWebExchange exchange, EdgeException problem) {
        var request = exchange.getRequest();
        String route = RequestedRoute.of(exchange.getAttributes(), HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Throwable cause = problem.getCause();
        if (problem.type() == CommonProblem.INTERNAL_ERROR) {
            log.error("{} {} failed", request.getMethod(), route, cause);
        } else {
            // An outage has its own two lines, however many calls it costs.
            log.debug("{} {}: {}", request.getMethod(), route, problem.detail(), cause);
        }
    }
}
