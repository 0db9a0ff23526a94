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
 * Where passwords are checked: off the event loop, which would stand still for a tenth of a second, and on few threads
 * with a short queue, so that a flood of sign-ins costs the shop a share of the processor and not all of it. What does
 * not fit in the queue is told to come back.
 */
@Component
class PasswordChecks implements DisposableBean {

    private final Scheduler threads = Schedulers.newBoundedElastic(2, 50, "password-checks", 60, true);

    private final OutageLog overload;

    PasswordChecks(InstantSource clock) {
        this.overload = OutageLog.shared(LoggerFactory.getLogger(PasswordChecks.class), "The queue of sign-ins", clock);
    }

    <T> Mono<T> run(Callable<T> check) {
        return Mono.fromCallable(check)
                .subscribeOn(threads)
                .onErrorResume(
                        RejectedExecutionException.class,
                        full -> TracedLog.write(() -> overload.failed(full)).then(Mono.error(full)))
                .doOnSuccess(done -> overload.succeeded());
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
