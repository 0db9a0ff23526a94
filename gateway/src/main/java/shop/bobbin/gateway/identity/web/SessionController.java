package shop.bobbin.gateway.identity.web;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.gateway.identity.GatewayAuthentication;
import shop.bobbin.gateway.identity.Sessions;
import shop.bobbin.gateway.identity.SignInResult;
import shop.bobbin.gateway.identity.SignedSession;

/** Signs in and out, and shows the current session. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    private final Sessions sessions;
    private final PasswordCheckExecutor passwordCheckExecutor;
    private final SessionCookie cookie;
    private final Clock clock;

    SessionController(
            Sessions sessions, PasswordCheckExecutor passwordCheckExecutor, SessionCookie cookie, Clock clock) {
        this.sessions = sessions;
        this.passwordCheckExecutor = passwordCheckExecutor;
        this.cookie = cookie;
        this.clock = clock;
    }

    @PostMapping
    Mono<ResponseEntity<SessionResponse>> create(@RequestBody(required = false) Mono<SignInRequest> body) {
        return body.defaultIfEmpty(new SignInRequest(null, null))
                .flatMap(this::createSession)
                .map(created -> ResponseEntity.created(URI.create("/api/session"))
                        .header(HttpHeaders.SET_COOKIE, cookieFor(created))
                        .cacheControl(CacheControl.noStore())
                        .body(SessionResponse.of(created.session())));
    }

    @GetMapping
    Mono<ResponseEntity<SessionResponse>> current(@Nullable Principal principal) {
        return Mono.justOrEmpty(principal)
                .ofType(GatewayAuthentication.class)
                .flatMap(authentication -> Mono.justOrEmpty(authentication.session()))
                .map(session ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(SessionResponse.of(session)))
                .switchIfEmpty(Mono.error(() -> ProblemException.unauthenticated("There is no session.")));
    }

    /** Deletes the cookie only. The token stays valid until it expires, because sessions are stateless. */
    @DeleteMapping
    ResponseEntity<Void> delete() {
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.expired().toString())
                .build();
    }

    private Mono<SignedSession> createSession(SignInRequest request) {
        if (request.isForGuest()) {
            return Mono.fromSupplier(sessions::createForGuest);
        }
        String username = request.username();
        String password = request.password();
        var violations = request.violations();
        if (!violations.isEmpty() || username == null || password == null) {
            return Mono.error(ProblemException.invalid("Some fields are not valid.", violations));
        }
        return passwordCheckExecutor
                .run(() -> sessions.signIn(username, password))
                .map(result -> switch (result) {
                    case SignInResult.SignedIn(SignedSession created) -> created;
                    case SignInResult.BadCredentials() ->
                        throw ProblemException.unauthenticated("The user name or the password is wrong.");
                });
    }

    private String cookieFor(SignedSession created) {
        var lifetime = Duration.between(clock.instant(), created.session().expiresAt());
        return cookie.with(created.token(), lifetime).toString();
    }
}
