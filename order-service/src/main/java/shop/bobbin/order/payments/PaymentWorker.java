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
 * Background thread that claims due payments and advances each on a virtual thread, with limited concurrency. It is
 * woken when a payment becomes due in this process; it also polls, for retries and for expired leases of other instances.
 */
@Component
class PaymentWorker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(PaymentWorker.class);

    private static final Duration BACK_OFF = Duration.ofSeconds(2);

    /** A longer time without a claim means: the instance was down, the machine suspended or the database unavailable. */
    private static final Duration LONG_GAP = Duration.ofMinutes(1);

    private final Payments payments;
    private final PaymentSteps steps;
    private final PaymentProvider provider;
    private final PaymentsSettings settings;
    private final DatabaseClock clock;
    private final OutageLog databaseOutage;
    private final EssentialThreads threads;
    private final Semaphore freeSlots;
    private final Semaphore wakeUps = new Semaphore(0);
    private final Set<OrderId> loggedFailures = ConcurrentHashMap.newKeySet();
    private Instant lastClaim = Instant.MIN;
    private Instant resumedAt = Instant.MIN;
    private volatile boolean running;

    PaymentWorker(
            Payments payments,
            PaymentSteps steps,
            PaymentProvider provider,
            PaymentsSettings settings,
            DatabaseClock clock,
            @Qualifier("databaseOutage") OutageLog databaseOutage,
            EssentialThreads threads) {
        settings.requireLeaseLongerThan(provider.longestCall());
        this.payments = payments;
        this.steps = steps;
        this.provider = provider;
        this.settings = settings;
        this.clock = clock;
        this.databaseOutage = databaseOutage;
        this.threads = threads;
        this.freeSlots = new Semaphore(settings.concurrency());
    }

    @TransactionalEventListener
    void wake(PaymentBecameDue event) {
        wakeUps.release();
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
                        pause(settings.pollInterval());
                    }
                } catch (RuntimeException | Error e) { // the thread must not end before the instance does
                    log("Due payments could not be claimed", e);
                    pause(BACK_OFF);
                }
            }
        } catch (InterruptedException e) {
            log.warn("The payment worker was interrupted");
        }
    }

    /** Claims no more than there are free slots: payments queued in memory would be delayed by a lease if we failed. */
    private List<Payment> claim() throws InterruptedException {
        freeSlots.acquire();
        var slots = 1 + freeSlots.drainPermits();
        List<Payment> claimed = List.of();
        try {
            var now = clock.instant();
            if (lastClaim.plus(LONG_GAP).isBefore(now)) {
                resumedAt = now;
            }
            claimed = payments.claimDue(slots, now, now.plus(settings.lease()), resumedAt);
            lastClaim = now;
        } finally {
            freeSlots.release(slots - claimed.size());
        }
        var claimedAt = lastClaim;
        claimed.forEach(payment -> Thread.ofVirtual().name("payment").start(() -> advance(payment, claimedAt)));
        return claimed;
    }

    private void pause(Duration atMost) throws InterruptedException {
        wakeUps.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        wakeUps.drainPermits();
    }

    private void advance(Payment payment, Instant claimedAt) {
        try {
            if (steps.advance(payment, claimedAt).state().isOpen()) {
                wakeUps.release(); // it may be due at once, for its next step
            }
            loggedFailures.remove(payment.orderId());
        } catch (RuntimeException | Error e) {
            logOnce(payment.orderId(), e);
        } finally {
            freeSlots.release();
        }
    }

    /** Logs a failing payment once, not at each attempt. */
    private void logOnce(OrderId order, Throwable failure) {
        if (DatabaseFailures.isOutage(failure) || loggedFailures.add(order)) {
            log("Order " + order + ": the step of its payment failed, it is retried each time its lease ends", failure);
        }
    }

    private void log(String message, Throwable failure) {
        if (DatabaseFailures.isOutage(failure)) {
            databaseOutage.failed(failure);
        } else {
            log.error(message, failure);
        }
    }

    /** Waits for pending responses as long as one may take. The rest is retried after its lease, by any instance. */
    @Override
    public void stop() {
        running = false;
        wakeUps.release();
        try {
            if (freeSlots.tryAcquire(
                    settings.concurrency(), provider.longestCall().toMillis(), TimeUnit.MILLISECONDS)) {
                freeSlots.release(settings.concurrency());
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
