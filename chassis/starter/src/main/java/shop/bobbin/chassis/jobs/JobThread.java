package shop.bobbin.chassis.jobs;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.ClassUtils;
import shop.bobbin.chassis.database.DatabaseFailures;
import shop.bobbin.chassis.telemetry.OutageLog;

/** The thread of one job. It survives failures of the job; consecutive failures are logged once. */
class JobThread {

    private static final Logger log = LoggerFactory.getLogger(JobThread.class);

    private final RecurringJob job;
    private final String name;
    private final OutageLog databaseOutage;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private boolean failing;

    JobThread(RecurringJob job, OutageLog databaseOutage) {
        this.job = job;
        this.name = ClassUtils.getUserClass(job).getSimpleName();
        this.databaseOutage = databaseOutage;
        this.thread = Thread.ofVirtual().name("job-" + name).unstarted(this::repeat);
    }

    void start() {
        thread.start();
    }

    void requestStop() {
        stopping.countDown();
    }

    /** False when the current run has not ended in time; a limit of zero or less does not wait. */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }

    private void repeat() {
        while (!isStopped()) {
            runOnce();
        }
    }

    /** Waits for the pause first. An interrupt does not stop the job: a run may have left the interrupt flag set. */
    private boolean isStopped() {
        try {
            return stopping.await(job.pause().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return stopping.getCount() == 0;
        }
    }

    private void runOnce() {
        try {
            job.run();
            if (failing) {
                failing = false;
                log.info("The job {} succeeds again", name);
            }
        } catch (Throwable e) { // also an Error, which would end the thread
            report(e);
        }
    }

    private void report(Throwable failure) {
        if (DatabaseFailures.isOutage(failure)) {
            databaseOutage.failed(NestedExceptionUtils.getMostSpecificCause(failure));
        } else if (!failing) {
            failing = true;
            log.error("The job {} has failed; it is retried every {}", name, job.pause(), failure);
        }
    }
}
