package shop.bobbin.backing;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks whether a Docker engine answers. Testcontainers would answer too, but takes seconds and prints stack traces when
 * there is none, which is a normal thing here.
 */
final class DockerEngine {

    private static final String PING = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";

    private DockerEngine() {}

    /** An engine elsewhere is believed: somebody took the trouble to name it. */
    static boolean answers() {
        return !isLocal() || sockets(System.getenv("DOCKER_HOST")).anyMatch(DockerEngine::pings);
    }

    static boolean isLocal() {
        String host = System.getenv("DOCKER_HOST");
        return host == null || host.isBlank() || host.startsWith("unix:");
    }

    private static Stream<Path> sockets(@Nullable String host) {
        if (host != null && !host.isBlank()) {
            return Stream.of(Path.of(URI.create(host).getPath()));
        }
        String home = System.getProperty("user.home");
        return Stream.of(
                Path.of("/var/run/docker.sock"),
                Path.of(home, ".docker/run/docker.sock"),
                Path.of(home, ".docker/desktop/docker.sock"));
    }

    private static boolean pings(Path socket) {
        if (!Files.isWritable(socket)) {
            return false;
        }
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(PING.getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer answer = ByteBuffer.allocate(64);
            channel.read(answer);
            return List.of(new String(answer.array(), StandardCharsets.US_ASCII).split(" "))
                    .contains("200");
        } catch (IOException none) {
            return false;
        }
    }
}
