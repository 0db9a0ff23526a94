package shop.bobbin.controlroom.process;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A process to be supervised. Its argument says how it behaves: {@code good}, {@code dies}, {@code deaf} or {@code hungry}. */
final class TinyService {

    private TinyService() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("tiny service begins");
        System.out.println("variables: " + String.join(" ", System.getenv().keySet()));
        if (arguments[1].equals("dies")) {
            System.out.println("tiny service has no database");
            System.exit(3);
        }
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
        server.createContext("/ready", exchange -> {
            exchange.sendResponseHeaders(arguments[1].equals("deaf") ? 503 : 200, -1);
            exchange.close();
        });
        if (arguments[1].equals("hungry")) {
            server.createContext("/eat", exchange -> System.out.println(new byte[64 << 20].length));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("tiny service ends well")));
        server.start();
    }
}
