package shop.bobbin.wishlist.alerts.web;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.bobbin.wishlist.alerts.Alert;
import shop.bobbin.wishlist.alerts.AlertId;
import shop.bobbin.wishlist.alerts.Alerts;
import shop.bobbin.wishlist.alerts.Watch;

/** One open stream, on a thread of its own: a slow client keeps nobody waiting but itself. */
record AlertPush(Watch watch, Alerts alerts, SseEmitter stream) {

    private static final Logger log = LoggerFactory.getLogger(AlertPush.class);

    void run(@Nullable Long lastSeen) {
        try (watch) {
            var seen = lastSeen == null ? sendUnread() : new AlertId(lastSeen);
            while (!watch.isOver()) {
                var news = alerts.after(seen, watch.customer());
                seen = send(news, seen);
                if (news.size() < Alerts.MOST_SHOWN) {
                    // Keeps what is between us and the client from closing the line, and finds out that it is closed.
                    stream.send(SseEmitter.event().comment("still here"));
                    watch.await();
                }
            }
            stream.complete();
        } catch (IOException | IllegalStateException gone) {
            log.debug("{} follows no more: {}", watch.customer(), gone.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            stream.completeWithError(e);
        }
    }

    private AlertId sendUnread() throws IOException {
        var newest = alerts.newestOf(watch.customer());
        send(newest.reversed().stream().filter(alert -> !alert.read()).toList(), new AlertId(0));
        return newest.isEmpty() ? new AlertId(0) : newest.getFirst().id();
    }

    /** The last one that has been sent, or else the one before. */
    private AlertId send(List<Alert> news, AlertId before) throws IOException {
        var last = before;
        for (var alert : news) {
            stream.send(SseEmitter.event()
                    .id(String.valueOf(alert.id().value()))
                    .name(alert.kind().name())
                    .data(AlertBody.of(alert), MediaType.APPLICATION_JSON));
            last = alert.id();
        }
        return last;
    }
}
