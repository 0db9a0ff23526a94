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
 * A Spring Security firewall that accepts only paths which every HTTP server parses in the same way. The gateway matches a
 * route and the service parses the path again; dot segments, double slashes, path parameters, backslashes and their escaped
 * forms are where two parsers can differ (path traversal). It delegates to Spring Security's strict firewall, which also
 * checks methods and header values.
 */
@Component
class UnambiguousPathFirewall implements ServerWebExchangeFirewall {

    /** Allowed besides letters and digits: the other unreserved characters and some delimiters (RFC 3986). */
    private static final String ALLOWED = "-._~!$&'()*+,=:@";

    /** Not allowed as an escape, because a server may decode them before it splits the path. */
    private static final String NEVER_ESCAPED = "./\\;%";

    private final ServerWebExchangeFirewall strict = new StrictServerWebExchangeFirewall();

    @Override
    public Mono<ServerWebExchange> getFirewalledExchange(ServerWebExchange exchange) {
        if (!isUnambiguous(exchange.getRequest().getURI().getRawPath())) {
            return Mono.error(new ServerExchangeRejectedException("The path is ambiguous."));
        }
        return strict.getFirewalledExchange(exchange);
    }

    /** A loop, because a regular expression with a repeated group overflows the stack on long paths. */
    static boolean isUnambiguous(String rawPath) {
        if (!rawPath.startsWith("/")) {
            return false;
        }
        var decoded = ByteBuffer.allocate(rawPath.length());
        int segment = 1;
        for (int index = 1; index < rawPath.length(); index++) {
            char c = rawPath.charAt(index);
            if (c == '/') {
                if (!isSegment(rawPath, segment, index)) {
                    return false;
                }
                segment = index + 1;
            } else if (c == '%') {
                int decodedByte = decodeEscape(rawPath, index);
                if (decodedByte < 0x20 || decodedByte == 0x7f || NEVER_ESCAPED.indexOf(decodedByte) >= 0) {
                    return false;
                }
                decoded.put((byte) decodedByte);
                index += 2;
            } else if (!isLetterOrDigit(c) && ALLOWED.indexOf(c) < 0) {
                return false;
            } else {
                decoded.put((byte) c);
            }
        }
        // after a trailing slash there is no further segment
        return (segment == rawPath.length() || isSegment(rawPath, segment, rawPath.length())) && isUtf8(decoded.flip());
    }

    /** The byte of the percent escape at this index, or -1 if it is not a valid escape. */
    static int decodeEscape(String text, int index) {
        if (index + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(index + 1), 16);
        int low = Character.digit(text.charAt(index + 2), 16);
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

    /** Servers disagree on bytes that are not UTF-8: some decode them as Latin-1. */
    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
