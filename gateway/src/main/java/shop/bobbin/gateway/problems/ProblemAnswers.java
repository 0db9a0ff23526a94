package shop.bobbin.gateway.problems;

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
        ProblemException problem = Failures.asProblem(failure);
        report(exchange, problem);
        return write(exchange, problem);
    }

    private Mono<Void> write(ServerWebExchange exchange, ProblemException failure) {
        EdgeProblem problem = failure.problem();
        ProblemDetail body = ProblemDetail.forStatusAndDetail(problem.status(), failure.detail());
        body.setType(problem.type());
        body.setTitle(problem.title());
        body.setInstance(URI.create(exchange.getRequest().getURI().getRawPath()));
        if (!failure.errors().isEmpty()) {
            body.setProperty("errors", failure.errors());
        }
        var response = exchange.getResponse();
        response.setStatusCode(problem.status());
        response.getHeaders().putAll(failure.headers());
        response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.getHeaders().setCacheControl(CacheControl.noStore());
        byte[] bytes = json.writeValueAsBytes(body);
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    private static void report(ServerWebExchange exchange, ProblemException problem) {
        var request = exchange.getRequest();
        switch (problem.problem()) {
            case INTERNAL_ERROR ->
                log.error(
                        "{} {} failed", request.getMethod(), request.getURI().getRawPath(), problem.getCause());
            case UNAVAILABLE, UPSTREAM_TIMEOUT ->
                log.warn(
                        "{} {}: {}",
                        request.getMethod(),
                        request.getURI().getRawPath(),
                        problem.getCause() == null ? problem.detail() : problem.getCause().toString());
            default ->
                log.debug("{} {}: {}", request.getMethod(), request.getURI().getRawPath(), problem.detail());
        }
    }
}
