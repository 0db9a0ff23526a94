package shop.bobbin.controlroom.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Launches of {@link TinyService}. */
final class Tiny {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Tiny() {}

    static Launch launch(String name, String behaviour, Path folder) {
        int port = freePort();
        var mark = "-Dtiny=" + folder.resolve(name);
        return new Launch(
                name,
                List.of(
                        JAVA,
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        mark,
                        "-cp",
                        classPath(TinyService.class),
                        TinyService.class.getName(),
                        Integer.toString(port),
                        behaviour),
                mark,
                Map.of("TINY_OWN", "1"),
                folder,
                URI.create("http://127.0.0.1:" + port),
                URI.create("http://127.0.0.1:" + port + "/ready"));
    }

    /** Where the given classes come from, be it a folder or a jar. */
    static String classPath(Class<?>... of) {
        var paths = new ArrayList<String>();
        for (var type : of) {
            paths.add(Path.of(URI.create(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toString()))
                    .toString());
        }
        return String.join(File.pathSeparator, paths);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
