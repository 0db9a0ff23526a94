package shop.bobbin.order.payments;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import shop.bobbin.chassis.database.DatabaseFailures;
import shop.bobbin.chassis.telemetry.EssentialThreads;
import shop.bobbin.chassis.telemetry.OutageLog;
import shop.bobbin.order.DatabaseClock;
import shop.bobbin.order.OrderId;

/**
 * Claims due payments and has them served, each on a thread of its own, a bounded number at once. It is woken when a
 * payment becomes due in this process, and looks by itself for what others left behind and what is to be retried.
 */
@Component
class PaymentWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PaymentWorker.class);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);

    /** When this instance has not claimed for so long, it was down, or the machine slept, or the database was unavailable. */
    private static final Duration LONG_GAP = Duration.ofMinutes(1);

    private final PaymentRecords payments;
    private final Cashier cashier;
    private final PaymentsSettings settings;
    private final DatabaseClock clock;
    private final OutageLog databaseOutage;
    private final EssentialThreads threads;
    private final Semaphore free;
    private final Semaphore bell = new Semaphore(0);
    private final Set<OrderId> failing = ConcurrentHashMap.newKeySet();
    private Instant lastClaim = Instant.MIN;
    private Instant awakeSince = Instant.MIN;
    private volatile boolean running;

    PaymentWorker(
            PaymentRecords payments,
            Cashier cashier,
            PaymentsSettings settings,
            DatabaseClock clock,
            @Qualifier("databaseOutage") OutageLog databaseOutage,
            EssentialThreads threads) {
        this.payments = payments;
        this.cashier = cashier;
        this.settings = settings;
        this.clock = clock;
        this.databaseOutage = databaseOutage;
        this.threads = threads;
        this.free = new Semaphore(settings.atOnce());
    }

    @TransactionalEventListener
    void wake(PaymentDue event) {
        bell.release();
    }

    @Override
    public void start() {
        running = true;
        threads.start("payments", this::isRunning, this::work);
    }

    private void work() {
        try {
            while (running) {
                try {
                    var claimed = claim();
                    databaseOutage.succeeded();
                    if (claimed.isEmpty()) {
                        rest(settings.poll());
                    }
                } catch (RuntimeException | Error e) { // this thread lives as long as the instance
                    report("Could not look for due payments", e);
                    rest(AFTER_FAILURE);
                }
            }
        } catch (InterruptedException e) {
            log.warn("The payment worker was interrupted");
        }
    }

    /** Claims no more than can be served now: what waits in memory would wait for its lease to end if we died. */
    private List<Payment> claim() throws InterruptedException {
        free.acquire();
        var places = 1 + free.drainPermits();
        List<Payment> claimed = List.of();
        try {
            var now = clock.instant();
            if (lastClaim.plus(LONG_GAP).isBefore(now)) {
                awakeSince = now;
            }
            claimed = payments.claimDue(places, now, now.plus(settings.lease()), awakeSince);
            lastClaim = now;
        } finally {
            free.release(places - claimed.size());
        }
        claimed.forEach(payment -> Thread.ofVirtual().name("payment").start(() -> serve(payment)));
        return claimed;
    }

    private void rest(Duration most) throws InterruptedException {
        bell.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        bell.drainPermits();
    }

    private void serve(Payment payment) {
        try {
            if (cashier.serve(payment).state().open()) {
                bell.release(); // it may be due already, for the next question
            }
            failing.remove(payment.orderId());
        } catch (RuntimeException | Error e) {
            reportOnce(payment.orderId(), e);
        } finally {
            free.release();
        }
    }

    /** A payment that fails is logged once, not at each attempt. */
    private void reportOnce(OrderId order, Throwable failure) {
        if (DatabaseFailures.isOutage(failure) || failing.add(order)) {
            report("Order " + order + ": payment not recorded, tried again whenever its lease ends", failure);
        }
    }

    private void report(String what, Throwable failure) {
        if (DatabaseFailures.isOutage(failure)) {
            databaseOutage.failed(failure);
        } else {
            log.error(what, failure);
        }
    }

    /** Lets what has been asked be answered; whatever is not, is asked again after its lease by whoever is there. */
    @Override
    public void stop() {
        running = false;
        bell.release();
        try {
            if (free.tryAcquire(settings.atOnce(), settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(settings.atOnce());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
