package shop.bobbin.chassis.balancing;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;

/**
 * Tells the failures in which there was no connection, and so no part of a request was sent: then another instance may be
 * asked, whatever was asked. Netty's connect failures and timeouts are ConnectExceptions as well.
 */
public final class ConnectFailures {

    private ConnectFailures() {}

    public static boolean isConnectFailure(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof NoRouteToHostException
                || failure instanceof UnknownHostException
                || failure instanceof HttpConnectTimeoutException;
    }
}
