package shop.bobbin.chassis.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limit is half a second; each response would take ten seconds. */
class TimeLimitIT {

    private static final int PARTS = 100;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);

    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/slow", exchange -> {
            requests.incrementAndGet();
            pause(Duration.ofSeconds(10));
            exchange.close();
        });
        server.createContext("/trickling", exchange -> trickle(exchange, 200));
        server.createContext("/refused", exchange -> trickle(exchange, 404));
        server.createContext("/quarter", exchange -> {
            requests.incrementAndGet();
            pause(Duration.ofMillis(200));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void endsACallWithoutResponse() {
        run(calls -> assertTimesOut(calls, () -> get(calls, "/slow")));
        assertThat(requests).hasValue(1);
    }

    @Test
    void endsACallWhoseResponseTrickles() {
        run(calls -> assertTimesOut(calls, () -> get(calls, "/trickling")));
    }

    /** Closing a response reads the rest of it. */
    @Test
    void endsACallWhoseResponseTricklesUnread() {
        run(calls -> {
            var begin = System.nanoTime();
            calls.call(() -> calls.http().get().uri("/trickling").retrieve().toBodilessEntity());
            assertThat(since(begin)).isLessThan(ATTEMPT);
        });
    }

    @Test
    void endsACallThatIsRefusedWithATricklingBody() {
        run(calls -> {
            var begin = System.nanoTime();
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> calls.call(() -> get(calls, "/refused")));
            assertThat(since(begin)).isLessThan(ATTEMPT);
        });
    }

    /** Each of the requests takes less than the limit. */
    @Test
    void appliesToAllRequestsOfAnAttemptTogether() {
        run(calls -> assertTimesOut(calls, () -> {
            for (int i = 0; i < 50; i++) {
                get(calls, "/quarter");
            }
            return "done";
        }));
        assertThat(requests.get()).isBetween(1, 4);
    }

    @Test
    void isNeverMissing() {
        run(calls -> assertThatIllegalStateException().isThrownBy(() -> get(calls, "/quarter")));
        assertThat(requests).hasValue(0);
    }

    private static void assertTimesOut(ProtectedCalls calls, Supplier<String> attempt) {
        var begin = System.nanoTime();
        assertThatExceptionOfType(CallFailedException.class).isThrownBy(() -> calls.call(attempt));
        assertThat(since(begin)).isLessThan(ATTEMPT);
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static String get(ProtectedCalls calls, String path) {
        return String.valueOf(calls.http().get().uri(path).retrieve().body(String.class));
    }

    private static void trickle(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, PARTS);
        try (var body = exchange.getResponseBody()) {
            for (int i = 0; i < PARTS; i++) {
                body.write('a');
                body.flush();
                pause(PAUSE);
            }
        } catch (IOException clientHasClosed) {
            exchange.close();
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Consumer<ProtectedCalls> test) {
        TestCalls.runner(
                        "url=http://127.0.0.1:" + server.getAddress().getPort(),
                        "time-limit=500ms",
                        "max-attempts=1",
                        "load-balancing=false")
                .run(context -> test.accept(context.getBean(Neighbours.class).callsTo("bank")));
    }
}
