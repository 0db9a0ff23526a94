package shop.bobbin.gateway.identity.web;

import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
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
import shop.bobbin.gateway.identity.Caller;
import shop.bobbin.gateway.identity.OpenedSession;
import shop.bobbin.gateway.identity.Sessions;
import shop.bobbin.gateway.identity.SignInResult;
import shop.bobbin.gateway.problems.EdgeException;
import shop.bobbin.gateway.problems.FieldMessage;

/** Who am I, let me in, let me out. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    private final Sessions sessions;
    private final PasswordChecks passwordChecks;
    private final SessionCookie cookie;
    private final Clock clock;

    SessionController(Sessions sessions, PasswordChecks passwordChecks, SessionCookie cookie, Clock clock) {
        this.sessions = sessions;
        this.passwordChecks = passwordChecks;
        this.cookie = cookie;
        this.clock = clock;
    }

    @PostMapping
    Mono<ResponseEntity<SessionView>> open(@RequestBody(required = false) Mono<SignInRequest> body) {
        return body.defaultIfEmpty(new SignInRequest(null, null))
                .flatMap(this::openFor)
                .map(opened -> ResponseEntity.created(URI.create("/api/session"))
                        .header(HttpHeaders.SET_COOKIE, cookieFor(opened))
                        .cacheControl(CacheControl.noStore())
                        .body(SessionView.of(opened.session())));
    }

    @GetMapping
    Mono<ResponseEntity<SessionView>> whoAmI(@Nullable Principal caller) {
        return Mono.justOrEmpty(caller)
                .ofType(Caller.class)
                .flatMap(known -> Mono.justOrEmpty(known.session()))
                .map(session ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(SessionView.of(session)))
                .switchIfEmpty(Mono.error(() -> EdgeException.unauthenticated("There is no session.")));
    }

    /** The cookie goes. The token in it is valid until it ends by itself: that is the price of keeping no list. */
    @DeleteMapping
    ResponseEntity<Void> close() {
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie.cleared().toString())
                .build();
    }

    private Mono<OpenedSession> openFor(SignInRequest asked) {
        if (asked.asksForGuest()) {
            return Mono.fromSupplier(sessions::openForGuest);
        }
        String username = asked.username();
        String password = asked.password();
        List<FieldMessage> complaints = asked.complaints();
        if (!complaints.isEmpty() || username == null || password == null) {
            return Mono.error(EdgeException.invalid(complaints));
        }
        return passwordChecks.run(() -> sessions.signIn(username, password)).map(result -> switch (result) {
            case SignInResult.SignedIn(OpenedSession opened) -> opened;
            case SignInResult.Refused() ->
                throw EdgeException.unauthenticated("The name or the password is not right.");
        });
    }

    private String cookieFor(OpenedSession opened) {
        Duration life = Duration.between(clock.instant(), opened.session().expiresAt());
        return cookie.holding(opened.token(), life).toString();
    }
}
