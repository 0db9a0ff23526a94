package shop.bobbin.gateway.admission.web;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules of RFC 9112 by which a server must reject a request, and the limit on its path. */
final class RequestRules {

    private static final Pattern HOST_PATTERN = Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

    private RequestRules() {}

    /** Null for a valid message. It gives a valid request a normalized target. */
    static @Nullable RequestRejection check(HttpObject part) {
        if (part.decoderResult().isFailure()) {
            return RequestRejection.forDecoderFailure(part);
        }
        return part instanceof HttpRequest request ? check(request) : null;
    }

    static boolean isHttp10(HttpRequest request) {
        return request.protocolVersion().minorVersion() == 0;
    }

    private static @Nullable RequestRejection check(HttpRequest request) {
        var version = request.protocolVersion();
        if (version.majorVersion() != 1 || !"HTTP".equals(version.protocolName())) {
            return RequestRejection.UNSUPPORTED_VERSION;
        }
        var hosts = request.headers().getAll(HttpHeaderNames.HOST);
        boolean mayOmitHost = isHttp10(request) && hosts.isEmpty();
        if (!mayOmitHost && (hosts.size() != 1 || !isHost(hosts.getFirst()))) {
            return RequestRejection.INVALID_HOST;
        }
        if (!isChunkedOrNone(request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING))) {
            return RequestRejection.UNSUPPORTED_TRANSFER_CODING;
        }
        if (request.method().equals(HttpMethod.OPTIONS) && request.uri().equals("*")) {
            return null;
        }
        String target = RequestTarget.normalize(request.uri());
        if (RequestTarget.isTooLong(target == null ? request.uri() : target)) {
            return RequestRejection.TARGET_TOO_LONG;
        }
        if (target == null) {
            return RequestRejection.INVALID_TARGET;
        }
        request.setUri(target);
        return null;
    }

    private static boolean isChunkedOrNone(List<String> codings) {
        return codings.isEmpty() || codings.size() == 1 && codings.getFirst().equalsIgnoreCase("chunked");
    }

    private static boolean isHost(String host) {
        int port = host.lastIndexOf(':');
        return HOST_PATTERN.matcher(host).matches()
                && (host.endsWith("]") || port < 0 || Integer.parseInt(host.substring(port + 1)) <= 65_535);
    }
}
