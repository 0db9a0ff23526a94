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
 * Detects a running Docker engine. Testcontainers can do it too, but takes seconds and prints stack traces when there
 * is none, which is a normal case here.
 */
final class DockerEngine {

    private static final String PING = "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n";

    private DockerEngine() {}

    /**
     * Whether an engine answers a ping. A remote engine is assumed to run, since {@code DOCKER_HOST} was set for it.
     */
    static boolean isAvailable() {
        return !isLocal() || sockets(System.getenv("DOCKER_HOST")).anyMatch(DockerEngine::respondsToPing);
    }

    static boolean isLocal() {
        var host = System.getenv("DOCKER_HOST");
        return host == null || host.isBlank() || host.startsWith("unix:");
    }

    private static Stream<Path> sockets(@Nullable String host) {
        if (host != null && !host.isBlank()) {
            return Stream.of(Path.of(URI.create(host).getPath()));
        }
        var home = System.getProperty("user.home");
        return Stream.of(
                Path.of("/var/run/docker.sock"),
                Path.of(home, ".docker/run/docker.sock"),
                Path.of(home, ".docker/desktop/docker.sock"));
    }

    private static boolean respondsToPing(Path socket) {
        if (!Files.isWritable(socket)) {
            return false;
        }
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            channel.write(ByteBuffer.wrap(PING.getBytes(StandardCharsets.US_ASCII)));
            var response = ByteBuffer.allocate(64);
            channel.read(response);
            return List.of(new String(response.array(), StandardCharsets.US_ASCII).split(" "))
                    .contains("200");
        } catch (IOException e) {
            return false;
        }
    }
}
