package shop.bobbin.gateway.identity.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The cookie that holds the session's token. Scripts cannot read it; other sites can make a browser send it by a link. */
@Component
final class SessionCookie {

    private static final String NAME = "bobbin_session";

    private final boolean secure;

    SessionCookie(AccessSettings settings) {
        this.secure = settings.secureCookies();
    }

    @Nullable
    String in(ServerHttpRequest request) {
        HttpCookie cookie = request.getCookies().getFirst(NAME);
        return cookie == null ? null : cookie.getValue();
    }

    ResponseCookie holding(String token, Duration life) {
        return ResponseCookie.from(NAME, token)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .secure(secure)
                .maxAge(life)
                .build();
    }

    ResponseCookie cleared() {
        return holding("", Duration.ZERO);
    }
}
