package shop.bobbin.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import shop.bobbin.chassis.ledger.EventLog;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Writers;

class TwoInstancesIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** The first is the relay; the second takes over while both write. */
    @Test
    void loseNothingAndKeepTheOrderWhenOneTakesOver() {
        var keys = List.of("a", "b", "c");
        try (var second = runFirstThenTakeOver(keys)) {
            var wanted = keys.stream()
                    .mapToLong(key -> second.accounts().find(key).orElseThrow().balance())
                    .sum();
            await().atMost(TIMEOUT)
                    .until(() -> keys.stream()
                                    .mapToLong(second.statements()::balance)
                                    .sum()
                            == wanted);
            for (var key : keys) {
                var account = second.accounts().find(key).orElseThrow();
                assertThat(second.statements().find(key).orElseThrow().events()).isEqualTo(account.version());
                assertThat(EventLog.versions(EventLog.read(second.topic(), key)))
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, account.version())
                                .boxed()
                                .toList());
            }
        }
    }

    private static Ledger runFirstThenTakeOver(List<String> keys) {
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
