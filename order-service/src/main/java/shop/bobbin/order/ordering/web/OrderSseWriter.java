package shop.bobbin.order.ordering.web;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.SseSubscription;
import shop.bobbin.order.ordering.history.HistoryEntry;
import shop.bobbin.order.ordering.history.OrderHistory;

/** Writes the transitions of one order to one client's event stream. Runs on a virtual thread, where it may block. */
record OrderSseWriter(OrderId order, SseSubscription subscription, OrderHistory history, SseEmitter stream) {

    private static final Logger log = LoggerFactory.getLogger(OrderSseWriter.class);

    void write(long lastSeen) {
        try (subscription) {
            var seen = lastSeen;
            while (!subscription.isEnded()) {
                for (var entry : history.of(order, seen)) {
                    send(entry);
                    seen = entry.version();
                    if (entry.status().terminal()) {
                        stream.complete();
                        return;
                    }
                }
                subscription.await();
                // The heartbeat keeps proxies from closing an idle connection, and detects a closed one.
                stream.send(SseEmitter.event().comment("heartbeat"));
            }
            stream.complete();
        } catch (IOException | IllegalStateException closed) {
            log.debug("Event stream of order {} closed: {}", order, closed.getMessage());
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
                .data(OrderDetailResponse.HistoryEntryResponse.of(entry), MediaType.APPLICATION_JSON));
    }
}
