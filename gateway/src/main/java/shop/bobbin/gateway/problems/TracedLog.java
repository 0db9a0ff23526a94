package shop.bobbin.gateway.problems;

import reactor.core.publisher.Mono;

/** Log lines with the trace of the request that they are about. */
public final class TracedLog {

    private TracedLog() {}

    /** Of Reactor's operators, {@code handle} is one that restores the log's context from the request's. */
    public static Mono<Void> write(Runnable lines) {
        return Mono.just(lines).handle((line, sink) -> line.run());
    }
}
