package shop.bobbin.gateway.problems.web;

import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.Problems;
import shop.bobbin.gateway.problems.EdgeException;
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
        if (exchange.getResponse().isCommitted()) {
            // The caller has part of an answer: only cutting the connection tells that the rest is missing.
            return Mono.error(failure);
        }
        EdgeException problem = Failures.asProblem(failure);
        report(exchange, problem);
        return write(exchange, problem);
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
        String path = request.getURI().getRawPath();
        Throwable cause = problem.getCause();
        if (problem.type() == CommonProblem.INTERNAL_ERROR) {
            log.error("{} {} failed", request.getMethod(), path, cause);
        } else if (problem.type().status().is5xxServerError()) {
            // One line: an absent service is no fault of this one, and there may be very many.
            log.warn("{} {}: {}", request.getMethod(), path, String.valueOf(cause));
        } else {
            log.debug("{} {}: {}", request.getMethod(), path, problem.detail());
        }
    }
}
