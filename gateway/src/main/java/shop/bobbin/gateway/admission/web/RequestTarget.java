package shop.bobbin.gateway.admission.web;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request line (RFC 9112, 3.2) in the form that the rest of the gateway and the services can read: a path,
 * and a query of which each character may stand in a URI.
 */
final class RequestTarget {

    /** Ours have about a hundred characters. */
    static final int LONGEST_PATH = 512;

    private RequestTarget() {}

    /** Null for what is no target. */
    static @Nullable String of(String sent) {
        String target = withoutAuthority(sent);
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (!isPath(path) || target.indexOf('#') >= 0) {
            return null;
        }
        return query < 0 ? path : withQuery(path, target.substring(query + 1));
    }

    static boolean isTooLong(String target) {
        int query = target.indexOf('?');
        return (query < 0 ? target.length() : query) > LONGEST_PATH;
    }

    /** A proxy's form, {@code http://host/path}: the host of the shop is the one that was connected to. */
    private static String withoutAuthority(String target) {
        int scheme = target.indexOf("://");
        if (target.startsWith("/") || scheme < 0 || target.substring(0, scheme).indexOf('?') >= 0) {
            return target;
        }
        for (int at = scheme + 3; at < target.length(); at++) {
            char c = target.charAt(at);
            if (c == '/' || c == '?') {
                return c == '/' ? target.substring(at) : "/" + target.substring(at);
            }
        }
        return "/";
    }

    private static boolean isPath(String path) {
        try {
            return path.startsWith("/")
                    && new URI("http://host" + path).getRawPath().length() == path.length();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Browsers send some characters in a query as they were typed (WHATWG URL, query percent-encode set). */
    private static @Nullable String withQuery(String path, String query) {
        var whole = new StringBuilder(path).append('?');
        for (int at = 0; at < query.length(); at++) {
            char c = query.charAt(at);
            if (c <= ' ' || c == 0x7f || c > 0xff) {
                return null;
            }
            boolean isEscape = c == '%' && PlainPaths.escaped(query, at) >= 0;
            if (!isEscape && (c > 0x7f || "\"%<>[\\]^`{|}".indexOf(c) >= 0)) {
                whole.append("%%%02X".formatted((int) c));
            } else {
                whole.append(c);
            }
        }
        return whole.toString();
    }
}
