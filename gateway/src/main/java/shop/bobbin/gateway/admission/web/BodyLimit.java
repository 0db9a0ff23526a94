package shop.bobbin.gateway.admission.web;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.core.annotation.Order;
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
import shop.bobbin.gateway.problems.CallerLeftException;
import shop.bobbin.gateway.problems.EdgeException;
import shop.bobbin.gateway.problems.EdgeProblem;

/**
 * A filter that reads each body whole, up to a limit in bytes and in time, before anything else is done: a service never
 * sees a part of a request, and a slow sender holds no connection to one.
 */
@Component
@Order(CrossSiteFilter.ORDER + 10)
class BodyLimit implements WebFilter {

    private final int limit;
    private final Duration timeLimit;

    BodyLimit(AdmissionSettings settings) {
        this.limit = Math.toIntExact(settings.bodyLimit().toBytes());
        this.timeLimit = settings.timeLimit();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        long announced = request.getHeaders().getContentLength();
        if (announced > limit) {
            return Mono.error(new EdgeException(
                    CommonProblem.PAYLOAD_TOO_LARGE, "A body may have up to %d bytes.".formatted(limit)));
        }
        if (announced <= 0 && !request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange);
        }
        return DataBufferUtils.join(request.getBody(), limit)
                .map(BodyLimit::copyOf)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(BodyLimit::isEndOfConnection, CallerLeftException::new)
                .timeout(timeLimit, Mono.error(BodyLimit::late))
                .map(body -> withBody(request, exchange.getResponse().bufferFactory(), body))
                .flatMap(whole -> chain.filter(exchange.mutate().request(whole).build()));
    }

    private static boolean isEndOfConnection(Throwable failure) {
        return failure instanceof AbortedException || failure instanceof IOException;
    }

    private static EdgeException late() {
        var headers = new HttpHeaders();
        headers.setConnection("close"); // what may still come is no request
        return new EdgeException(
                EdgeProblem.REQUEST_TIMEOUT, "The request did not arrive in time.", headers, List.of(), null);
    }

    /** The heap's, not Netty's: whoever answers without reading the body has nothing to give back. */
    private static byte[] copyOf(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
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
}
