package shop.bobbin.chassis.balancing;

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
    void areThoseWithoutAConnection(Exception failure) {
        assertThat(ConnectFailures.isConnectFailure(failure)).isTrue();
    }

    static Stream<Exception> areThoseWithoutAConnection() {
        return Stream.of(
                new ConnectException("Connection refused"),
                new NoRouteToHostException(),
                new UnknownHostException(),
                new HttpConnectTimeoutException("late"));
    }

    /** The service may have seen the request, and done what it says. */
    @ParameterizedTest
    @MethodSource
    void areNotThoseOnAConnection(Exception failure) {
        assertThat(ConnectFailures.isConnectFailure(failure)).isFalse();
    }

    static Stream<Exception> areNotThoseOnAConnection() {
        return Stream.of(
                new HttpTimeoutException("late"),
                new SocketTimeoutException("late"),
                new SocketException("Connection reset"),
                new IOException("closed"));
    }
}
