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

    private static final URI HERE = URI.create("http://127.0.0.1:8090");

    @TempDir
    private Path state;

    @Test
    void isFoundWithItsSecretByThoseWhoCanReadTheFile() throws IOException {
        var secret = ControlSecret.draw();

        RunningSupervisor.write(state, HERE, secret);

        var found = RunningSupervisor.find(state).orElseThrow();
        assertThat(found.url()).isEqualTo(HERE);
        assertThat(secret.is(found.secret().value())).isTrue();
        assertThat(Files.getPosixFilePermissions(state.resolve("supervisor")))
                .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    }

    @Test
    void hasAnotherSecretEachTime() {
        assertThat(ControlSecret.draw().value())
                .matches("[0-9a-f]{32}")
                .isNotEqualTo(ControlSecret.draw().value());
    }

    @Test
    void isNotFoundOnceForgotten() {
        RunningSupervisor.write(state, HERE, ControlSecret.draw());

        RunningSupervisor.forget(state);

        assertThat(RunningSupervisor.find(state)).isEmpty();
    }
}
