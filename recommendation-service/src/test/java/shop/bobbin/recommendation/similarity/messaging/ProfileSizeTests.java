package shop.bobbin.recommendation.similarity.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.recommendation.similarity.messaging.Event.confirmed;
import static shop.bobbin.recommendation.similarity.messaging.Event.wished;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import shop.bobbin.recommendation.similarity.Some;

/** What a customer costs in bytes, as {@code QUALITY.md} says: the key and the value of the store that keeps histories. */
class ProfileSizeTests {

    private static final String GUEST = "guest-AAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void isHalfAKilobyteOfACustomerWhoBuysAFewThings() {
        assertThat(size(
                        confirmed(GUEST, "YARN-MER-BLU", "NEED-CIR-40", "BTN-SHL-11"),
                        confirmed(GUEST, "YARN-MER-RED", "NEED-CIR-35", "FABR-LIN-01"),
                        wished(GUEST, "BTN-SHL-12", 1)))
                .isBetween(350, 550);
    }

    @Test
    void isLessThanTwentyKilobytesOfACustomerWhoWantsEverything() {
        var events = IntStream.range(0, 200)
                .mapToObj(i -> wished(GUEST, "YARN-MER-%03d".formatted(i), i + 1))
                .toArray(Event[]::new);

        assertThat(size(events)).isBetween(15_000, 20_000);
    }

    private static int size(Event... events) {
        try (var shop = new TestedTopology(Some.learning())) {
            shop.send(events);
            var last = shop.read(Topics.APPLICATION + "-histories-changelog").getLast();
            System.out.printf(
                    "a history of %d events takes %d bytes%n",
                    events.length, last.key().length() + last.value().length);
            return last.key().length() + last.value().length;
        }
    }
}
