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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDataIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path temporary;

    /** With all that means something in a list, a file of properties, a URL or a shell. */
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void place() {
        folder = temporary.resolve("a, b=c; #d $e 'f' 100%");
    }

    @AfterEach
    void erase() {
        BackingServices.erase(BackingOptions.keptIn(folder));
    }

    @Test
    void keepsDataUntilItIsErased() throws SQLException {
        BackingOptions options = BackingOptions.keptIn(folder);
        try (BackingServices backing = BackingServices.start(options)) {
            Sample.write(backing, "kept");
        }
        try (BackingServices backing = BackingServices.start(options)) {
            assertThat(Sample.read(backing)).containsExactly("kept", "kept");
        }

        BackingServices.erase(options);
        assertThat(folder.toFile().list()).containsExactly("lock");

        try (BackingServices backing = BackingServices.start(options)) {
            assertThatThrownBy(() -> Sample.read(backing)).hasMessageContaining("authentication failed");
        }
    }

    @Test
    void lendsADirectoryOnce() {
        BackingOptions options = BackingOptions.keptIn(folder);
        try (BackingServices backing = BackingServices.start(options)) {
            assertThat(folder.resolve("provider"))
                    .content()
                    .isEqualTo(backing.provider().word() + "\n");
            assertThatThrownBy(() -> BackingServices.start(options))
                    .isInstanceOf(BackingException.class)
                    .hasMessageContaining("in use");
        }
    }

    @Test
    void namesThePortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() ->
                            BackingServices.start(BackingOptions.keptIn(folder).withPorts(0, port)))
                    .isInstanceOf(BackingException.class)
                    .hasMessageContaining("Port %d, wanted for Kafka, is already in use", port);
        }
    }

    @Test
    void endsWithTheJvmThatStartedItEvenWhenThatIsKilled() throws Exception {
        BackingOptions options = BackingOptions.keptIn(folder);
        try (Abandonment abandonment = Abandonment.of(folder)) {
            abandonment.killParent();
            abandonment.awaitEndOfChildren();
        }

        try (BackingServices backing = BackingServices.start(options)) {
            assertThat(Sample.read(backing)).containsExactly("abandoned", "abandoned");
        }
    }
}
