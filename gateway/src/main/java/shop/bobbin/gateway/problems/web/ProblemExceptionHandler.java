package shop.bobbin.gateway.problems.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.problem.Problems;
import shop.bobbin.gateway.filters.FilterOrder;
import shop.bobbin.gateway.problems.ClientDisconnectedException;
import shop.bobbin.gateway.problems.RouteTemplate;
import shop.bobbin.gateway.problems.TracedLog;
import tools.jackson.databind.json.JsonMapper;

/** Writes the problem response for an exception. */
@Component
class ProblemExceptionHandler implements WebExceptionHandler, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemExceptionHandler.class);

    private final JsonMapper json;

    ProblemExceptionHandler(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
        if (failure instanceof ClientDisconnectedException) {
            // No response can be sent. The closed connection cancels this Mono; the metrics count the request as
            // aborted.
            return Mono.never();
        }
        if (exchange.getResponse().isCommitted()) {
            return closeConnection(exchange, failure);
        }
        var problem = ProblemMapping.toProblem(failure);
        return TracedLog.write(() -> report(exchange, problem)).then(Mono.defer(() -> write(exchange, problem)));
    }

    /** A part of the response was sent: only closing the connection shows the client that the rest is missing. */
    private static Mono<Void> closeConnection(ServerWebExchange exchange, Throwable failure) {
        log.debug("A response was interrupted", failure);
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        return Mono.create(sink -> response.withConnection(
                connection -> connection.channel().close().addListener(closed -> sink.success())));
    }

    private Mono<Void> write(ServerWebExchange exchange, ProblemException problem) {
        var body = problem.toBody();
        body.setInstance(Problems.instance(exchange.getRequest().getURI().getRawPath()));
        var response = exchange.getResponse();
        // headers of a service's response that failed before its first byte
        response.getHeaders().clear();
        response.setStatusCode(problem.type().status());
        response.getHeaders().putAll(problem.headers());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        byte[] bytes = json.writeValueAsBytes(body);
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    private static void report(ServerWebExchange exchange, ProblemException problem) {
        var request = exchange.getRequest();
        String route = RouteTemplate.of(exchange.getAttributes(), HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Throwable cause = problem.getCause();
        if (problem.type() == CommonProblem.INTERNAL_ERROR) {
            log.error("{} {} failed", request.getMethod(), route, cause);
        } else {
            // Debug only: OutageLogFilter logs an outage once.
            log.debug("{} {}: {}", request.getMethod(), route, problem.getMessage(), cause);
        }
    }

    @Override
    public int getOrder() {
        return FilterOrder.PROBLEM_EXCEPTION_HANDLER.value();
    }
}
