package shop.bobbin.gateway.identity.web;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpCookie;
import org.springframework.http.ResponseCookie;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** The cookie that holds the session's token. Scripts cannot read it; other sites can make a browser send it by a link. */
@Component
final class SessionCookie {

    private final String name;
    private final boolean secure;

    SessionCookie(AccessSettings settings) {
        this.name = settings.sessionCookie();
        this.secure = settings.secureCookies();
    }

    /** Those of other shops on the same host, or of a path of theirs, may have the name of ours. */
    Stream<String> in(ServerHttpRequest request) {
        return request.getCookies().getOrDefault(name, List.of()).stream().map(HttpCookie::getValue);
    }

    ResponseCookie holding(String token, Duration life) {
        return ResponseCookie.from(name, token)
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
