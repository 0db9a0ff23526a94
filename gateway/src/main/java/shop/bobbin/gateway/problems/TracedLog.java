package shop.bobbin.gateway.problems;

import reactor.core.publisher.Mono;

/** Writes log lines with the trace id of the request, which reactive code otherwise loses. */
public final class TracedLog {

    private TracedLog() {}

    /** Uses {@code handle}, one of the Reactor operators that restore the MDC from the Reactor context. */
    public static Mono<Void> write(Runnable lines) {
        return Mono.just(lines).handle((line, sink) -> line.run());
    }
}
