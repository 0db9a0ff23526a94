package shop.bobbin.controlroom.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateLockTests {

    @TempDir
    private Path folder;

    @Test
    void hasOneHolderAtATime() {
        try (var held = StateLock.take(folder).orElseThrow()) {
            assertThat(StateLock.take(folder)).isEmpty();
        }
        var again = StateLock.take(folder);
        assertThat(again).isPresent();
        again.orElseThrow().close();
    }
}
