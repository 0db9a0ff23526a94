package shop.bobbin.chassis.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy that can drop all data, like a server without power or network: connections stay open, without a reset. Connections
 * that are open at that time never recover; connections after {@link #recover} work.
 */
public final class BlackholeProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Link link = new Link();

    private static final class Link {
        volatile boolean dropping;
    }

    /** @param target a port of the loopback interface */
    public BlackholeProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    public void startDropping() {
        link.dropping = true;
    }

    /** New connections work again. */
    public void recover() {
        link = new Link();
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                sockets.add(client);
                var current = link;
                if (!current.dropping) {
                    var upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                    sockets.add(upstream);
                    Thread.ofVirtual().start(() -> copy(client, upstream, current));
                    Thread.ofVirtual().start(() -> copy(upstream, client, current));
                }
            }
        } catch (IOException closed) {
            // closed by the test
        }
    }

    private static void copy(Socket from, Socket to, Link link) {
        var buffer = new byte[8_192];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!link.dropping) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
            if (!link.dropping) {
                to.close();
            }
        } catch (IOException closed) {
            // the other side gets no reset while the link drops data
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
