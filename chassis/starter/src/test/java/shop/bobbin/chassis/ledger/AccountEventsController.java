package shop.bobbin.chassis.ledger;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.bobbin.chassis.sse.SseEvent;
import shop.bobbin.chassis.sse.SseRequest;
import shop.bobbin.chassis.sse.SseStreams;

/** Event streams of accounts. Tests add the events; with ids from 1. */
@RestController
public class AccountEventsController {

    private static final int MAX_RESULTS = 3;

    private final Map<String, List<SseEvent>> events = new ConcurrentHashMap<>();
    private final SseStreams<String> streams;

    AccountEventsController(SseStreams<String> streams) {
        this.streams = streams;
    }

    @GetMapping(path = "/accounts/{name}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> events(
            HttpMethod method,
            @PathVariable String name,
            @AuthenticationPrincipal Jwt token,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") long lastSeen) {
        return streams.open(
                name,
                new SseRequest(method, token, lastSeen),
                id -> of(name).stream().skip(id).limit(MAX_RESULTS).toList());
    }

    public void add(String account) {
        add(account, false);
    }

    public void addLast(String account) {
        add(account, true);
    }

    private void add(String account, boolean last) {
        var all = of(account);
        all.add(new SseEvent(all.size() + 1, "CREDITED", Map.of("account", account), last));
        streams.signal(account);
    }

    private List<SseEvent> of(String account) {
        return events.computeIfAbsent(account, _ -> new CopyOnWriteArrayList<>());
    }

    /** The accounts with an open stream. */
    public Set<String> open() {
        return streams.keys();
    }
}
