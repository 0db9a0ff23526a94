package shop.bobbin.chassis.ledger;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What is logged by our listeners, and by Spring's containers on their behalf, while this is open. */
public final class LogLines implements AutoCloseable {

    private final List<Logger> loggers;
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    private LogLines(List<Logger> loggers) {
        this.loggers = loggers;
        lines.start();
        loggers.forEach(logger -> {
            logger.setLevel(Level.INFO);
            logger.addAppender(lines);
        });
    }

    public static LogLines ofListeners() {
        return new LogLines(List.of((Logger) LoggerFactory.getLogger("shop.bobbin.chassis.inbox"), (Logger)
                LoggerFactory.getLogger("org.springframework.kafka")));
    }

    public List<String> from(Level level) {
        return List.copyOf(lines.list).stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(level))
                .map(line -> line.getLevel() + " " + line.getFormattedMessage())
                .toList();
    }

    @Override
    public void close() {
        loggers.forEach(logger -> {
            logger.detachAppender(lines);
            logger.setLevel(null);
        });
    }
}
