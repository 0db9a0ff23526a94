package shop.bobbin.gateway.identity.web;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * The cookie that contains the session's token: {@code HttpOnly}, so that scripts cannot read it, and {@code
 * SameSite=Lax}, so that other sites can make a browser send it only by a link.
 */
@Component
final class SessionCookie {

    private final String name;
    private final boolean secure;

    SessionCookie(SessionCookieSettings settings) {
        this.name = settings.sessionCookie();
        this.secure = settings.secureCookies();
    }

    /** Can be several: other shops on the same host, or on another path of it, may use the same cookie name. */
    Stream<String> valuesIn(ServerHttpRequest request) {
        return request.getCookies().getOrDefault(name, List.of()).stream().map(HttpCookie::getValue);
    }

    ResponseCookie with(String token, Duration maxAge) {
        return ResponseCookie.from(name, token)
                .httpOnly(true)
                .sameSite("Lax")
                .path("/")
                .secure(secure)
                .maxAge(maxAge)
                .build();
    }

    /** Makes the browser delete the cookie. */
    ResponseCookie expired() {
        return with("", Duration.ZERO);
    }
}
