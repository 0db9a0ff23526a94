package shop.bobbin.order.ordering.web;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.HistoryEntry;
import shop.bobbin.order.ordering.OrderHistory;
import shop.bobbin.order.ordering.Watch;

/** One open stream, on a thread of its own: a slow client keeps nobody waiting but itself. */
record LiveStatus(OrderId order, Watch watch, OrderHistory history, SseEmitter stream) {

    private static final Logger log = LoggerFactory.getLogger(LiveStatus.class);

    void tell(long lastSeen) {
        try (watch) {
            var seen = lastSeen;
            while (!watch.isOver()) {
                for (var entry : history.of(order, seen)) {
                    send(entry);
                    seen = entry.version();
                    if (entry.status().terminal()) {
                        stream.complete();
                        return;
                    }
                }
                watch.await();
                // Keeps what is between us and the client from closing the line, and finds out that it is closed.
                stream.send(SseEmitter.event().comment("still here"));
            }
            stream.complete();
        } catch (IOException | IllegalStateException gone) {
            log.debug("Order {}: nobody follows any more, {}", order, gone.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            stream.completeWithError(e);
        }
    }

    private void send(HistoryEntry entry) throws IOException {
        stream.send(SseEmitter.event()
                .id(String.valueOf(entry.version()))
                .name(entry.status().name())
                .data(OrderDetailBody.HistoryEntryBody.of(entry), MediaType.APPLICATION_JSON));
    }
}
