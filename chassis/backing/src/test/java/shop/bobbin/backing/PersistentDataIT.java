package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
class PersistentDataIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    /** Contains the special characters of lists, properties files, URLs and shells. */
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void setUp() {
        folder = temporary.resolve("a, b=c; #d $e 'f' 100%");
    }

    @AfterEach
    void erase() {
        BackingServices.erase(BackingOptions.persistentIn(folder));
    }

    @Test
    void keepsDataUntilItIsErased() throws SQLException {
        var options = BackingOptions.persistentIn(folder);
        try (var backing = BackingServices.start(options)) {
            TestData.write(backing, "kept");
        }
        try (var backing = BackingServices.start(options)) {
            assertThat(TestData.read(backing)).containsExactly("kept", "kept");
        }

        BackingServices.erase(options);
        assertThat(folder.toFile().list()).containsExactly("lock");

        try (var backing = BackingServices.start(options)) {
            assertThatThrownBy(() -> TestData.read(backing)).hasMessageContaining("authentication failed");
        }
    }

    @Test
    void locksTheDirectory() {
        var options = BackingOptions.persistentIn(folder);
        try (var backing = BackingServices.start(options)) {
            assertThat(folder.resolve("provider"))
                    .content()
                    .isEqualTo(backing.provider().value() + "\n");
            assertThatThrownBy(() -> BackingServices.start(options))
                    .isInstanceOf(BackingException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void failsWhenAPortIsInUse() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> BackingServices.start(
                            BackingOptions.persistentIn(folder).withPorts(0, port)))
                    .isInstanceOf(BackingException.class)
                    .hasMessageContaining("Port %d, needed by Kafka, is already in use", port);
        }
    }

    @Test
    void endsWhenItsJvmIsKilled() throws Exception {
        var options = BackingOptions.persistentIn(folder);
        try (var killed = KilledJvm.start(folder)) {
            killed.kill();
            killed.awaitEndOfServers();
        }

        try (var backing = BackingServices.start(options)) {
            assertThat(TestData.read(backing)).containsExactly("written before the kill", "written before the kill");
        }
    }
}
