package shop.bobbin.gateway.admission.web;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import shop.bobbin.gateway.problems.ClientDisconnectedException;

class BodyLimitFilterTests {

    private final BodyLimitFilter limit =
            new BodyLimitFilter(new AdmissionSettings(DataSize.ofBytes(4), Duration.ofSeconds(10), List.of()));

    static Stream<Exception> disconnects() {
        return Stream.of(
                AbortedException.beforeSend(),
                new IOException("Connection reset by peer"),
                new ClosedChannelException());
    }

    @ParameterizedTest
    @MethodSource("disconnects")
    void reportsADisconnect(Exception disconnect) {
        assertThatThrownBy(() -> read(Flux.error(disconnect)))
                .isInstanceOf(ClientDisconnectedException.class)
                .hasCause(disconnect);
    }

    /** A disconnect gets no response, so other failures must not be taken for one. */
    @Test
    void passesOtherFailuresOn() {
        var failure = new IllegalStateException("no memory for a buffer");

        assertThatThrownBy(() -> read(Flux.error(failure))).isSameAs(failure);
    }

    @Test
    void rejectsABodyOverTheLimit() {
        var body = new DefaultDataBufferFactory().wrap(new byte[5]);

        assertThatThrownBy(() -> read(Flux.just(body))).isInstanceOf(DataBufferLimitException.class);
    }

    private void read(Flux<DataBuffer> body) {
        var request = MockServerHttpRequest.post("/api/orders")
                .header(HttpHeaders.TRANSFER_ENCODING, "chunked")
                .body(body);
        limit.filter(MockServerWebExchange.from(request), exchange -> Mono.empty())
                .block(Duration.ofSeconds(5));
    }
}
