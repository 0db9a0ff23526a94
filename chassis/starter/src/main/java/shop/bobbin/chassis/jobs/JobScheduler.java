package shop.bobbin.chassis.jobs;

import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import shop.bobbin.chassis.telemetry.OutageLog;

/** Starts and stops the thread of each {@link RecurringJob} with the application. */
class JobScheduler implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobScheduler.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final List<RecurringJob> jobs;
    private final OutageLog databaseOutage;
    private final Duration stopTimeout;
    private List<JobThread> threads = List.of();

    JobScheduler(List<RecurringJob> jobs, OutageLog databaseOutage) {
        this(jobs, databaseOutage, STOP_TIMEOUT);
    }

    /** @param stopTimeout for all jobs together, which stop in one shutdown phase */
    JobScheduler(List<RecurringJob> jobs, OutageLog databaseOutage, Duration stopTimeout) {
        this.jobs = jobs;
        this.databaseOutage = databaseOutage;
        this.stopTimeout = stopTimeout;
    }

    @Override
    public void start() {
        threads = jobs.stream().map(job -> new JobThread(job, databaseOutage)).toList();
        threads.forEach(JobThread::start);
    }

    @Override
    public void stop() {
        threads.forEach(JobThread::requestStop);
        var deadline = System.nanoTime() + stopTimeout.toNanos();
        try {
            for (var thread : threads) {
                if (!thread.awaitEnd(Duration.ofNanos(deadline - System.nanoTime()))) {
                    log.warn("A job has not ended within the shutdown timeout");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads = List.of();
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty();
    }
}
