package shop.bobbin.gateway.admission.web;

import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.gateway.filters.FilterOrder;
import shop.bobbin.gateway.problems.ClientDisconnectedException;
import shop.bobbin.gateway.problems.GatewayProblem;

/**
 * Buffers each request body before routing, up to a size limit (413) and a time limit (408), so that a service never
 * receives a partial request and a slow client does not occupy a connection to a service.
 */
@Component
class BodyLimitFilter implements WebFilter, Ordered {

    private final int limit;
    private final Duration timeLimit;

    BodyLimitFilter(AdmissionSettings settings) {
        this.limit = Math.toIntExact(settings.bodyLimit().toBytes());
        this.timeLimit = settings.timeLimit();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        long contentLength = request.getHeaders().getContentLength();
        if (contentLength > limit) {
            return Mono.error(new ProblemException(
                    CommonProblem.PAYLOAD_TOO_LARGE, "The maximum size of a body is %d bytes.".formatted(limit)));
        }
        if (contentLength <= 0 && !request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange);
        }
        return DataBufferUtils.join(request.getBody(), limit)
                .map(BodyLimitFilter::copyOf)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(BodyLimitFilter::isDisconnect, ClientDisconnectedException::new)
                .timeout(timeLimit, Mono.error(BodyLimitFilter::timedOut))
                .map(body -> withBody(request, exchange.getResponse().bufferFactory(), body))
                .flatMap(buffered ->
                        chain.filter(exchange.mutate().request(buffered).build()));
    }

    private static boolean isDisconnect(Throwable failure) {
        return failure instanceof AbortedException || failure instanceof IOException;
    }

    private static ProblemException timedOut() {
        var headers = new HttpHeaders();
        // the rest of the body may still arrive and must not be read as the next request
        headers.setConnection("close");
        return new ProblemException(GatewayProblem.REQUEST_TIMEOUT, "The request did not arrive in time.", headers);
    }

    /** On the heap, so that no Netty buffer leaks when a response is sent without reading the body. */
    private static byte[] copyOf(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static ServerHttpRequest withBody(ServerHttpRequest request, DataBufferFactory buffers, byte[] body) {
        var headers = new HttpHeaders();
        headers.putAll(request.getHeaders());
        headers.remove(HttpHeaders.TRANSFER_ENCODING);
        headers.setContentLength(body.length);
        return new ServerHttpRequestDecorator(request) {
            @Override
            public HttpHeaders getHeaders() {
                return headers;
            }

            @Override
            public Flux<DataBuffer> getBody() {
                return Flux.defer(() -> Flux.just(buffers.wrap(body)));
            }
        };
    }

    @Override
    public int getOrder() {
        return FilterOrder.BODY_LIMIT_FILTER.value();
    }
}
