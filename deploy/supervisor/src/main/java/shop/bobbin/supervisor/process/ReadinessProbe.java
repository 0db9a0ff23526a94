package shop.bobbin.supervisor.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/** Checks an HTTP readiness endpoint. It uses HttpURLConnection, since java.net.http costs the supervisor 6 MB. */
public final class ReadinessProbe {

    private static final int TIMEOUT_MILLIS = 2_000;

    private ReadinessProbe() {}

    public static boolean isReady(URI uri) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
