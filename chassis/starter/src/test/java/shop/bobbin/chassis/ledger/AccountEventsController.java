package shop.bobbin.chassis.ledger;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.bobbin.chassis.sse.EventStreams;

/** Event streams without events. */
@RestController
public class AccountEventsController {

    private final EventStreams streams;
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    AccountEventsController(EventStreams streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/accounts/{name}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> events(HttpMethod method, @PathVariable String name, @AuthenticationPrincipal Jwt token)
            throws IOException {
        if (method.equals(HttpMethod.HEAD)) {
            return EventStreams.headersOnly();
        }
        open.add(name);
        return ResponseEntity.ok(streams.open(token, () -> open.remove(name)));
    }

    /** The accounts with an open stream. */
    public Set<String> open() {
        return Set.copyOf(open);
    }
}
