package shop.bobbin.chassis.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy that can go silent as a server does which has lost its power or its network: connections stay open, none is
 * reset, and nothing comes through. A connection of that time stays silent for ever; later ones work.
 */
public final class SilentProxy implements AutoCloseable {

    private final ServerSocket server;
    private final int target;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile Line line = new Line();

    private static final class Line {
        volatile boolean silent;
    }

    /** @param target a port of the loopback interface */
    public SilentProxy(int target) {
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

    public void goSilent() {
        line.silent = true;
    }

    /** New connections work again. */
    public void recover() {
        line = new Line();
    }

    private void accept() {
        try {
            while (true) {
                var client = server.accept();
                sockets.add(client);
                var of = line;
                if (!of.silent) {
                    var upstream = new Socket(InetAddress.getLoopbackAddress(), target);
                    sockets.add(upstream);
                    Thread.ofVirtual().start(() -> copy(client, upstream, of));
                    Thread.ofVirtual().start(() -> copy(upstream, client, of));
                }
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private static void copy(Socket from, Socket to, Line line) {
        var buffer = new byte[8_192];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (!line.silent) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
            if (!line.silent) {
                to.close();
            }
        } catch (IOException closed) {
            // the other side is told nothing while the line is silent
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
