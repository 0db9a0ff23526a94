package shop.bobbin.supervisor.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * The main class of a supervised test process. Its second argument is {@code ready}, {@code fails}, {@code never-ready}
 * or {@code out-of-memory}.
 */
final class TestService {

    private TestService() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("test service begins");
        System.out.println("variables: " + String.join(" ", System.getenv().keySet()));
        if (arguments[1].equals("fails")) {
            System.out.println("test service has no database");
            System.exit(3);
        }
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(arguments[1].equals("never-ready") ? 503 : 200, -1);
            exchange.close();
        });
        if (arguments[1].equals("out-of-memory")) {
            server.createContext("/allocate", exchange -> System.out.println(new byte[64 << 20].length));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("test service ends well")));
        server.start();
    }
}
