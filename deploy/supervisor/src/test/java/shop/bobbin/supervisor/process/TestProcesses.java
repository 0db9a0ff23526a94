package shop.bobbin.supervisor.process;

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

/** Creates process specifications of {@link TestService}. */
final class TestProcesses {

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private TestProcesses() {}

    static ProcessSpec spec(String name, String behaviour, Path folder) {
        int port = freePort();
        var marker = "-Dtest.service=" + folder.resolve(name);
        return new ProcessSpec(
                name,
                List.of(
                        JAVA,
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+ExitOnOutOfMemoryError",
                        marker,
                        "-cp",
                        classPath(TestService.class),
                        TestService.class.getName(),
                        Integer.toString(port),
                        behaviour),
                marker,
                Map.of("TEST_VARIABLE", "1"),
                folder,
                URI.create("http://127.0.0.1:" + port),
                URI.create("http://127.0.0.1:" + port + "/ready"));
    }

    /** The folders or jars from which the classes were loaded. */
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
