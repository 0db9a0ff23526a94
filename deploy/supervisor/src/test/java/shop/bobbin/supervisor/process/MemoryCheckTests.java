package shop.bobbin.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryCheckTests {

    private static final long GIBIBYTE = 1L << 30;

    @Test
    void readsAvailableInsteadOfFreeMemory() {
        var meminfo = "MemTotal:  24683 kB\nMemFree:  512 kB\nMemAvailable:   2048 kB\n";

        assertThat(MemoryCheck.parse(meminfo)).hasValue(2048 * 1024);
    }

    @Test
    void namesAvailableAndNeededMemory() {
        assertThatThrownBy(() -> MemoryCheck.require(2 * GIBIBYTE, OptionalLong.of(GIBIBYTE)))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("1024 MiB are available")
                .hasMessageContaining("needs 2048 MiB");
    }

    @Test
    void acceptsEnoughAndUnknownMemory() {
        MemoryCheck.require(GIBIBYTE, OptionalLong.of(GIBIBYTE));
        MemoryCheck.require(GIBIBYTE, OptionalLong.empty());
    }
}
