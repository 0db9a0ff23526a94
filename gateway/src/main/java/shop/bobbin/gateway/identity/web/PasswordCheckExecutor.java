package shop.bobbin.gateway.identity.web;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import shop.bobbin.chassis.telemetry.OutageLog;
import shop.bobbin.gateway.problems.TracedLog;

/**
 * Runs password checks off the event loop, which they would block for 100 ms each, on two threads with a bounded queue
 * (a bulkhead): many sign-ins at once cannot take all the CPU time. When the queue is full, {@link #run} fails with {@link
 * RejectedExecutionException}, which becomes a 503 problem.
 */
@Component
class PasswordCheckExecutor implements DisposableBean {

    private final Scheduler threads = Schedulers.newBoundedElastic(2, 50, "password-checks", 60, true);

    private final OutageLog overload;

    PasswordCheckExecutor(InstantSource clock) {
        this.overload = OutageLog.shared(
                LoggerFactory.getLogger(PasswordCheckExecutor.class), "The password check queue", clock);
    }

    <T> Mono<T> run(Callable<T> check) {
        return Mono.fromCallable(check)
                .subscribeOn(threads)
                .onErrorResume(
                        RejectedExecutionException.class,
                        rejected ->
                                TracedLog.write(() -> overload.failed(rejected)).then(Mono.error(rejected)))
                .doOnSuccess(done -> overload.succeeded());
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
