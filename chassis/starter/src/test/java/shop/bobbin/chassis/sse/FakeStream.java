package shop.bobbin.chassis.sse;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A stream that records what is sent and how it ends; its client may disconnect. */
final class FakeStream extends SseEmitter {

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile boolean disconnected;

    @Override
    public void send(SseEventBuilder event) throws IOException {
        if (disconnected) {
            throw new IOException("Broken pipe");
        }
        sent.add(event.build().stream()
                .map(part -> String.valueOf(part.getData()))
                .collect(Collectors.joining())
                .strip()
                .replace('\n', ' '));
    }

    @Override
    public void complete() {
        sent.add("complete");
    }

    @Override
    public void completeWithError(Throwable failure) {
        sent.add("error: " + failure.getMessage());
    }

    void disconnect() {
        disconnected = true;
    }

    /** Events, comments and the delay, each in one line, and the end. */
    List<String> sent() {
        return sent;
    }
}
