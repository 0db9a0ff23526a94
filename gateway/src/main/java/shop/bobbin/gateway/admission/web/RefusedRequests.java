package shop.bobbin.gateway.admission.web;

import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.gateway.problems.EdgeException;

/** What the firewall refuses, said as a problem. Which rule it was is not said: that would help only an attacker. */
@Component
class RefusedRequests implements ServerExchangeRejectedHandler {

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException refused) {
        return Mono.error(new EdgeException(
                CommonProblem.MALFORMED_REQUEST, "The request's method, path or headers are not acceptable."));
    }
}
