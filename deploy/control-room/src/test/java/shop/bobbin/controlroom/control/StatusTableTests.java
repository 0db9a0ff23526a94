package shop.bobbin.controlroom.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import shop.bobbin.controlroom.process.ProcessStatus;
import shop.bobbin.controlroom.process.State;

class StatusTableTests {

    private static final List<ProcessStatus> STATUSES = List.of(
            new ProcessStatus("gateway", State.UP, "http://127.0.0.1:8080", 4711L, 180L << 20),
            new ProcessStatus("order-service", State.DOWN, null, null, null));

    @Test
    void alignsItsColumnsAndAddsUp() {
        assertThat(StatusTable.of(STATUSES)).isEqualTo("""
                NAME           URL                    STATE    PID   MEMORY
                gateway        http://127.0.0.1:8080  UP      4711  180 MiB
                order-service  -                      DOWN       -        -
                                                             total  180 MiB\
                """);
    }

    @Test
    void addsNothingUpWhereNothingIsKnown() {
        assertThat(StatusTable.of(List.of(new ProcessStatus("gateway", State.UP, "http://10.0.0.2:8080", null, null))))
                .isEqualTo("""
                NAME     URL                   STATE  PID  MEMORY
                gateway  http://10.0.0.2:8080  UP       -       -\
                """);
    }

    @Test
    void isTheSameOnTheOtherSideOfTheWire() {
        assertThat(StatusJson.read(StatusJson.write(STATUSES))).isEqualTo(STATUSES);
    }
}
