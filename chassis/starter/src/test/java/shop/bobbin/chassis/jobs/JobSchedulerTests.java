package shop.bobbin.chassis.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import shop.bobbin.chassis.ledger.LogLines;
import shop.bobbin.chassis.telemetry.OutageLog;

class JobSchedulerTests {

    private static final String LOGGERS = "shop.bobbin.chassis.jobs";

    private final LogLines lines = LogLines.of(LOGGERS);
    private final AtomicInteger runs = new AtomicInteger();
    private final OutageLog databaseOutage =
            new OutageLog(LoggerFactory.getLogger(LOGGERS), "The database", Clock.systemUTC());

    @AfterEach
    void stopRecording() {
        lines.close();
    }

    @Test
    void continuesAfterAFailedRunAndLogsConsecutiveFailuresOnce() {
        run(job(() -> {
            if (runs.incrementAndGet() <= 5) {
                throw new IllegalStateException("broken");
            }
        }));

        assertThat(lines.from(Level.INFO))
                .satisfiesExactly(
                        line -> assertThat(line).contains("has failed"),
                        line -> assertThat(line).contains("succeeds again"));
    }

    @Test
    void continuesAfterAnError() {
        run(job(() -> {
            runs.incrementAndGet();
            throw new StackOverflowError();
        }));

        assertThat(lines.from(Level.INFO)).singleElement().asString().startsWith("ERROR");
    }

    @Test
    void continuesAfterARunThatLeavesTheInterruptFlagSet() {
        run(job(() -> {
            runs.incrementAndGet();
            Thread.currentThread().interrupt();
        }));

        assertThat(lines.from(Level.INFO)).isEmpty();
    }

    @Test
    void logsADatabaseOutageOnce() {
        run(job(() -> {
            runs.incrementAndGet();
            throw new DataAccessResourceFailureException("refused");
        }));

        assertThat(lines.from(Level.INFO))
                .singleElement()
                .asString()
                .startsWith("WARN jobs: The database is unavailable");
    }

    @Test
    void runsJobsIndependently() {
        var hang = new CountDownLatch(1);
        var hanging = job(() -> {
            try {
                hang.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var scheduler = new JobScheduler(List.of(hanging, job(runs::incrementAndGet)), databaseOutage);
        scheduler.start();

        await().until(() -> runs.get() >= 3);

        hang.countDown();
        scheduler.stop();
    }

    @Test
    void sharesOneShutdownTimeoutBetweenAllJobs() {
        var hang = new CountDownLatch(1);
        var started = new CountDownLatch(4);
        var hanging = job(() -> {
            started.countDown();
            awaitUninterrupted(hang);
        });
        var scheduler = new JobScheduler(Collections.nCopies(4, hanging), databaseOutage, Duration.ofSeconds(1));
        scheduler.start();
        awaitUninterrupted(started);

        var begin = System.nanoTime();
        scheduler.stop();
        var took = Duration.ofNanos(System.nanoTime() - begin);

        hang.countDown();
        assertThat(took).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs the job at least ten times, then stops it. */
    private void run(RecurringJob job) {
        var scheduler = new JobScheduler(List.of(job), databaseOutage);
        scheduler.start();
        await().until(() -> runs.get() >= 10);
        scheduler.stop();
        var before = runs.get();
        assertThat(runs).as("after the stop").hasValue(before);
    }

    private static RecurringJob job(Runnable work) {
        return new RecurringJob() {
            @Override
            public Duration pause() {
                return Duration.ofMillis(1);
            }

            @Override
            public void run() {
                work.run();
            }
        };
    }
}
