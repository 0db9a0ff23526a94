package shop.bobbin.controlroom.control;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSupervisorTests {

    private static final URI URL = URI.create("http://127.0.0.1:8090");

    @TempDir
    private Path state;

    @Test
    void storesItsSecretReadableByTheOwnerOnly() throws IOException {
        var secret = ControlSecret.generate();

        RunningSupervisor.write(state, URL, secret);

        var found = RunningSupervisor.find(state).orElseThrow();
        assertThat(found.url()).isEqualTo(URL);
        assertThat(secret.matches(found.secret().value())).isTrue();
        assertThat(Files.getPosixFilePermissions(state.resolve("supervisor")))
                .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }

    @Test
    void generatesADifferentSecretEachTime() {
        assertThat(ControlSecret.generate().value())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(ControlSecret.generate().value());
    }

    @Test
    void isNotFoundAfterDelete() {
        RunningSupervisor.write(state, URL, ControlSecret.generate());

        RunningSupervisor.delete(state);

        assertThat(RunningSupervisor.find(state)).isEmpty();
    }
}
