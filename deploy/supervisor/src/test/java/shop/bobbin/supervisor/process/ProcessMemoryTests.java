package shop.bobbin.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessMemoryTests {

    @Test
    void readsTheProportionalSetSize() {
        var rollup = """
                55d0c0000000-7ffd1a1fe000 ---p 00000000 00:00 0    [rollup]
                Rss:              204908 kB
                Pss:              183001 kB
                Pss_Dirty:        120000 kB
                """;

        assertThat(ProcessMemory.pss(rollup)).hasValue(183001L * 1024);
    }

    @Test
    void isEmptyWithoutProportionalSetSize() {
        assertThat(ProcessMemory.pss("Rss: 1 kB")).isEmpty();
    }

    @Test
    void measuresThisProcess() {
        assertThat(ProcessMemory.of(ProcessHandle.current().pid()).orElse(0)).isGreaterThan(10_000_000);
    }
}
