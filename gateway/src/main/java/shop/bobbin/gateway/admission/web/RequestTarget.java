package shop.bobbin.gateway.admission.web;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Normalizes the target of a request line (RFC 9112, section 3.2) to a path and a query with only valid URI characters, so
 * that the rest of the gateway and the services can parse it.
 */
final class RequestTarget {

    /** Characters; the paths of the shop have about a hundred. */
    static final int MAX_PATH_LENGTH = 512;

    private RequestTarget() {}

    /** Null if the target is not valid. */
    static @Nullable String normalize(String rawTarget) {
        String target = withoutAuthority(rawTarget);
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (!isPath(path) || target.indexOf('#') >= 0) {
            return null;
        }
        return query < 0 ? path : withQuery(path, target.substring(query + 1));
    }

    static boolean isTooLong(String target) {
        int query = target.indexOf('?');
        return (query < 0 ? target.length() : query) > MAX_PATH_LENGTH;
    }

    /** Converts the absolute form, {@code http://host/path}, to a path; its host is ignored. */
    private static String withoutAuthority(String target) {
        int scheme = target.indexOf("://");
        if (target.startsWith("/") || scheme < 0 || target.substring(0, scheme).indexOf('?') >= 0) {
            return target;
        }
        for (int index = scheme + 3; index < target.length(); index++) {
            char c = target.charAt(index);
            if (c == '/' || c == '?') {
                return c == '/' ? target.substring(index) : "/" + target.substring(index);
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

    /** Escapes what browsers send unescaped in a query (WHATWG URL, query percent-encode set). */
    private static @Nullable String withQuery(String path, String query) {
        var target = new StringBuilder(path).append('?');
        for (int index = 0; index < query.length(); index++) {
            char c = query.charAt(index);
            if (c <= ' ' || c == 0x7f || c > 0xff) {
                return null;
            }
            boolean isEscape = c == '%' && UnambiguousPathFirewall.decodeEscape(query, index) >= 0;
            if (!isEscape && (c > 0x7f || "\"%<>[\\]^`{|}".indexOf(c) >= 0)) {
                target.append("%%%02X".formatted((int) c));
            } else {
                target.append(c);
            }
        }
        return target.toString();
    }
}
