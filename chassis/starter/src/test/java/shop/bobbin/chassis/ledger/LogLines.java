package shop.bobbin.chassis.ledger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** What this JVM logs from now on. A ledger that starts later sets the log up afresh, and is not heard. */
public final class LogLines implements AutoCloseable {

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final Predicate<String> loggers;
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("shop.bobbin");
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            if (loggers.test(line.getLoggerName())) {
                lines.add(line);
            }
        }
    };

    public LogLines() {
        this(_ -> true);
    }

    private LogLines(Predicate<String> loggers) {
        this.loggers = loggers;
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        ours.setLevel(Level.INFO); // as outside of tests
    }

    /** Of our listeners, and of Spring's containers on their behalf. */
    public static LogLines ofListeners() {
        return new LogLines(logger ->
                logger.startsWith("shop.bobbin.chassis.inbox") || logger.startsWith("org.springframework.kafka"));
    }

    /** Warnings and errors, each as its level, its logger's short name and its message. */
    public List<String> warnings() {
        return from(Level.WARN);
    }

    public List<String> from(Level level) {
        return lines.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(level))
                .map(LogLines::text)
                .toList();
    }

    public List<String> containing(String words) {
        return lines.stream()
                .map(LogLines::text)
                .filter(line -> line.contains(words))
                .toList();
    }

    private static String text(ILoggingEvent line) {
        var logger = line.getLoggerName();
        return "%s %s: %s"
                .formatted(line.getLevel(), logger.substring(logger.lastIndexOf('.') + 1), line.getFormattedMessage());
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        ours.setLevel(null);
    }
}
