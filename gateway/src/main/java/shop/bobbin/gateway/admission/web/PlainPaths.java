package shop.bobbin.gateway.admission.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /** Unreserved characters and a few harmless delimiters. */
    private static final String CHARACTERS = "-._~!$&'()*+,=:@";

    /** Escaped, these could be read as what they stand for: the slashes, {@code ; %} and the dot of a segment. */
    private static final String NEVER_ESCAPED = "./\\;%";

    private final ServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();

    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        if (!isPlain(exchange.getRequest().getURI().getRawPath())) {
            return Mono.error(new ServerExchangeRejectedException("The path can be read in more than one way."));
        }
        return strict.getFirewalledExchange(exchange);
    }

    /** A loop, not a regular expression: one that repeats a group calls itself for each character of the path. */
    static boolean isPlain(String rawPath) {
        if (!rawPath.startsWith("/")) {
            return false;
        }
        var decoded = ByteBuffer.allocate(rawPath.length());
        int segment = 1;
        for (int at = 1; at < rawPath.length(); at++) {
            char c = rawPath.charAt(at);
            if (c == '/') {
                if (!isSegment(rawPath, segment, at)) {
                    return false;
                }
                segment = at + 1;
            } else if (c == '%') {
                int escaped = escaped(rawPath, at);
                if (escaped < 0x20 || escaped == 0x7f || NEVER_ESCAPED.indexOf(escaped) >= 0) {
                    return false;
                }
                decoded.put((byte) escaped);
                at += 2;
            } else if (!isLetterOrDigit(c) && CHARACTERS.indexOf(c) < 0) {
                return false;
            } else {
                decoded.put((byte) c);
            }
        }
        // a trailing slash ends the last segment, and begins none
        return (segment == rawPath.length() || isSegment(rawPath, segment, rawPath.length())) && isUtf8(decoded.flip());
    }

    /** The byte that an escape stands for, or -1 when it is none. */
    static int escaped(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static boolean isSegment(String path, int begin, int end) {
        int length = end - begin;
        boolean isDots = length <= 2 && path.startsWith("..".substring(0, length), begin);
        return length > 0 && !isDots;
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /** What is not UTF-8 is read by some as if it were, and by others as Latin. */
    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
