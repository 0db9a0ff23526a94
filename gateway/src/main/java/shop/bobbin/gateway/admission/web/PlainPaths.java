package shop.bobbin.gateway.admission.web;

import java.util.regex.Pattern;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedException;
import org.springframework.security.web.server.firewall.ServerWebExchangeFirewall;
import org.springframework.security.web.server.firewall.StrictServerWebExchangeFirewall;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Lets pass only paths that every reader reads alike. A route is chosen by what the path looks like here, and the service
 * reads it again: dots, double slashes, parameters after a semicolon, backslashes, and any of these in disguise, are
 * where two readers differ. Spring Security's own firewall comes second; it also looks at methods and header values.
 */
@Component
class PlainPaths implements ServerWebExchangeFirewall {

    /** Unreserved characters, a few harmless delimiters, and escapes for all but what could be read as one of them. */
    private static final String CHARACTER =
            "(?:[A-Za-z0-9._~!$&'()*+,=:@-]" + "|%(?![01][0-9A-Fa-f]|2[5EeFf]|3[Bb]|5[Cc]|7[Ff])[0-9A-Fa-f]{2})";

    private static final Pattern PLAIN = Pattern.compile("/|(?:/(?!\\.{1,2}(?:/|$))" + CHARACTER + "+)+/?");

    private final ServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();

    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        if (!isPlain(exchange.getRequest().getURI().getRawPath())) {
            return Mono.error(new ServerExchangeRejectedException("The path can be read in more than one way."));
        }
        return strict.getFirewalledExchange(exchange);
    }

    static boolean isPlain(String rawPath) {
        return PLAIN.matcher(rawPath).matches();
    }
}
