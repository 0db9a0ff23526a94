package shop.bobbin.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLockTests {

    @TempDir
    private Path folder;

    @Test
    void hasOneOwnerAtATime() {
        try (var lock = StateLock.tryAcquire(folder).orElseThrow()) {
            assertThat(StateLock.tryAcquire(folder)).isEmpty();
        }
        var again = StateLock.tryAcquire(folder);
        assertThat(again).isPresent();
        again.orElseThrow().close();
    }
}
