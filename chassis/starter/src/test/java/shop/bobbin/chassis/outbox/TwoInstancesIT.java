package shop.bobbin.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import shop.bobbin.chassis.ledger.EventTopic;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Writers;

class TwoInstancesIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** The first instance is the leader; the second becomes the leader while both write. */
    @Test
    void loseNothingAndKeepTheOrderOnFailover() {
        var keys = List.of("a", "b", "c");
        try (var second = failOver(keys)) {
            var expected = keys.stream()
                    .mapToLong(key -> second.accounts().find(key).orElseThrow().balance())
                    .sum();
            await().atMost(TIMEOUT)
                    .until(() -> keys.stream()
                                    .mapToLong(second.statements()::balance)
                                    .sum()
                            == expected);
            for (var key : keys) {
                var account = second.accounts().find(key).orElseThrow();
                assertThat(second.statements().find(key).orElseThrow().events()).isEqualTo(account.version());
                assertThat(EventTopic.versions(EventTopic.read(second.topic(), key)))
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, account.version())
                                .boxed()
                                .toList());
            }
        }
    }

    private static Ledger failOver(List<String> keys) {
        var first = Ledger.start("pair");
        var second = Ledger.start("pair");
        try (first;
                var writers = Writers.keepCrediting(second, keys)) {
            Writers.credit(first, keys, 4, 25);
            await().atMost(TIMEOUT).until(() -> writers.commits() > 50);
            first.close();
            var before = writers.commits();
            await().atMost(TIMEOUT).until(() -> writers.commits() > before + 50);
        }
        return second;
    }
}
