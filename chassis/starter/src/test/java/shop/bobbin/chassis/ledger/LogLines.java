package shop.bobbin.chassis.ledger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** Records the log lines of this JVM until it is closed. A ledger that starts later resets the logging and detaches it. */
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
        ours.setLevel(Level.INFO); // as in production
    }

    /** Records loggers below {@code shop.bobbin} whose names start with the prefix. */
    public static LogLines of(String loggerPrefix) {
        return new LogLines(logger -> logger.startsWith(loggerPrefix));
    }

    /** Records the consumers of events and Spring's listener containers. */
    public static LogLines ofEvents() {
        return new LogLines(logger -> logger.startsWith("shop.bobbin.chassis.deadletters")
                || logger.startsWith("shop.bobbin.chassis.events")
                || logger.startsWith("org.springframework.kafka"));
    }

    /** Warnings and errors, each as level, short name of the logger, and message. */
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
