package shop.bobbin.gateway.admission.web;

import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;

/** Maps a request that the firewall rejected to a 400 problem, without the violated rule, which would help attackers. */
@Component
class FirewallRejectionHandler implements ServerExchangeRejectedHandler {

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, ServerExchangeRejectedException rejection) {
        return Mono.error(new ProblemException(
                CommonProblem.MALFORMED_REQUEST, "The method, the path or a header of the request is not allowed."));
    }
}
