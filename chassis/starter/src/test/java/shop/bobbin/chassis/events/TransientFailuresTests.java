package shop.bobbin.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.charset.MalformedInputException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import tools.jackson.core.exc.JacksonIOException;

class TransientFailuresTests {

    @ParameterizedTest
    @MethodSource
    void includeRecoverableFailures(Throwable failure) {
        assertThat(TransientFailures.matches(new IllegalStateException("Listener failed", failure)))
                .isTrue();
    }

    static Stream<Throwable> includeRecoverableFailures() {
        return Stream.of(
                new UncategorizedSQLException("insert", "insert", new SQLException("read-only", "25006")),
                new OptimisticLockingFailureException("late"),
                new TimeoutException("no broker"),
                new UncheckedIOException(new ConnectException("refused")),
                new UncheckedIOException(new SocketTimeoutException("slow")),
                new OutOfMemoryError("of the process"),
                new InterruptException("shutting down"),
                new InterruptedException());
    }

    @ParameterizedTest
    @MethodSource
    void excludePermanentFailures(Throwable failure) {
        assertThat(TransientFailures.matches(new IllegalStateException("Listener failed", failure)))
                .isFalse();
    }

    static Stream<Throwable> excludePermanentFailures() {
        return Stream.of(
                new MalformedEventException(
                        "not UTF-32", JacksonIOException.construct(new CharConversionException("0xfffe"), null)),
                new MalformedEventException("malformed", new ConnectException()),
                JacksonIOException.construct(new IOException("in a handler that parses"), null),
                new UncheckedIOException(new MalformedInputException(1)),
                new DataAccessResourceFailureException("row is too big", new SQLException("index row size", "54000")),
                new UncategorizedSQLException("insert", "insert", new SQLException("NUL", "22021")),
                new RecordTooLargeException("too large"),
                new StackOverflowError(),
                new AssertionError("in a handler"),
                new IllegalArgumentException("in a handler"));
    }
}
