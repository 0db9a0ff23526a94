package shop.bobbin.gateway.identity.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The cookie that holds the session's token. Scripts cannot read it; other sites can make a browser send it by a link. */
final class SessionCookie {

    private static final String NAME = "bobbin_session";

    private SessionCookie() {}

    static @Nullable String in(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(NAME);
        return cookie == null ? null : cookie.getValue();
    }

    static ResponseCookie holding(String token, Duration life, ServerHttpRequest request) {
        return cookie(token, life, request);
    }

    static ResponseCookie cleared(ServerHttpRequest request) {
        return cookie("", Duration.ZERO, request);
    }

    /** Secure only over https: a browser drops a secure cookie that comes over http, and a laptop has no certificate. */
    private static ResponseCookie cookie(String value, Duration life, ServerHttpRequest request) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .secure("https".equals(request.getURI().getScheme()))
                .maxAge(life)
                .build();
    }
}
