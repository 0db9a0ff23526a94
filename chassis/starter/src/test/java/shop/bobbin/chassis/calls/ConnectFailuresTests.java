package shop.bobbin.chassis.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectFailuresTests {

    @ParameterizedTest
    @MethodSource
    void includeFailuresToConnect(Exception failure) {
        assertThat(ConnectFailures.isConnectFailure(failure)).isTrue();
    }

    static Stream<Exception> includeFailuresToConnect() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new NoRouteToHostException(),
                new UnknownHostException(),
                new HttpConnectTimeoutException("late"));
    }

    /** The service may have received and executed the request. */
    @ParameterizedTest
    @MethodSource
    void excludeFailuresOfAConnection(Exception failure) {
        assertThat(ConnectFailures.isConnectFailure(failure)).isFalse();
    }

    static Stream<Exception> excludeFailuresOfAConnection() {
        return Stream.of(
                new HttpTimeoutException("late"),
                new SocketTimeoutException("late"),
                new SocketException("Connection reset"),
                new IOException("closed"));
    }
}
