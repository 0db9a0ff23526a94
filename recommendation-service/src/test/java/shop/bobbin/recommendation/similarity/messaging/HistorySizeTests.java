package shop.bobbin.recommendation.similarity.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.confirmed;
import static shop.bobbin.recommendation.similarity.messaging.ProducedEvent.wished;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.bobbin.recommendation.similarity.TestData;

/** The bytes per customer that {@code QUALITY.md} states: key and value in the store of the histories. */
class HistorySizeTests {

    private static final String GUEST = "guest-AAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void isHalfAKilobyteForACustomerWithTwoOrders() {
        assertThat(size(
                        confirmed(GUEST, "YARN-MER-BLU", "NEED-CIR-40", "BTN-SHL-11"),
                        confirmed(GUEST, "YARN-MER-RED", "NEED-CIR-35", "FABR-LIN-01"),
                        wished(GUEST, "BTN-SHL-12", 1)))
                .isBetween(350, 550);
    }

    @Test
    void isBelowTwentyKilobytesForACustomerWithManyWishes() {
        var events = IntStream.range(0, 200)
                .mapToObj(i -> wished(GUEST, "YARN-MER-%03d".formatted(i), i + 1))
                .toArray(ProducedEvent[]::new);

        assertThat(size(events)).isBetween(15_000, 20_000);
    }

    private static int size(ProducedEvent... events) {
        try (var topology = new TestTopology(TestData.model())) {
            topology.send(events);
            var last =
                    topology.read(Topics.APPLICATION + "-histories-changelog").getLast();
            System.out.printf(
                    "a history of %d events takes %d bytes%n",
                    events.length, last.key().length() + last.value().length);
            return last.key().length() + last.value().length;
        }
    }
}
