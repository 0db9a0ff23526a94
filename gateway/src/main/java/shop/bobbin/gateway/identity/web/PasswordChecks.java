package shop.bobbin.gateway.identity.web;

import java.util.concurrent.Callable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Where passwords are checked: off the event loop, which would stand still for a tenth of a second, and on few threads
 * with a short queue, so that a flood of sign-ins costs the shop a share of the processor and not all of it. What does
 * not fit in the queue is told to come back.
 */
@Component
class PasswordChecks implements DisposableBean {

    private final Scheduler threads = Schedulers.newBoundedElastic(2, 50, "password-checks", 60, true);

    <T> Mono<T> run(Callable<T> check) {
        return Mono.fromCallable(check).subscribeOn(threads);
    }

    @Override
    public void destroy() {
        threads.dispose();
    }
}
