package shop.bobbin.controlroom.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.bobbin.supervisor.process.ProcessState;
import shop.bobbin.supervisor.process.ProcessStatus;

class StatusTableTests {

    private static final List<ProcessStatus> STATUSES = List.of(
            new ProcessStatus("gateway", ProcessState.UP, "http://127.0.0.1:8080", 4711L, 180L << 20),
            new ProcessStatus("order-service", ProcessState.DOWN, null, null, null));

    @Test
    void alignsColumnsAndSumsMemory() {
        assertThat(StatusTable.of(STATUSES)).isEqualTo("""
                NAME           URL                    STATE    PID   MEMORY
                gateway        http://127.0.0.1:8080  UP      4711  180 MiB
                order-service  -                      DOWN       -        -
                                                             total  180 MiB\
                """);
    }

    @Test
    void hasNoTotalWithoutMemory() {
        assertThat(StatusTable.of(
                        List.of(new ProcessStatus("gateway", ProcessState.UP, "http://10.0.0.2:8080", null, null))))
                .isEqualTo("""
                NAME     URL                   STATE  PID  MEMORY
                gateway  http://10.0.0.2:8080  UP       -       -\
                """);
    }

    @Test
    void survivesConversionToJsonAndBack() {
        assertThat(StatusJson.read(StatusJson.write(STATUSES))).isEqualTo(STATUSES);
    }
}
