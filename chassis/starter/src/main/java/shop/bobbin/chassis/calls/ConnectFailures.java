package shop.bobbin.chassis.calls;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;

/**
 * Recognises failures to connect. No part of the request has been sent, so even one that is not idempotent may be sent to
 * another instance. Netty's connect failures and timeouts are ConnectExceptions as well.
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
