package shop.bobbin.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PollingTests {

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void returnsTheFirstAcceptedResult() {
        assertThat(Polling.until(Duration.ofMinutes(1), calls::incrementAndGet, n -> n == 3))
                .isEqualTo(3);
    }

    @Test
    void returnsTheLastResultAfterTheTimeLimit() {
        assertThat(Polling.until(Duration.ZERO, calls::incrementAndGet, n -> false))
                .isEqualTo(1);
    }
}
