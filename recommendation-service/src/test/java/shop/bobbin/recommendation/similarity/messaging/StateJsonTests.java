package shop.bobbin.recommendation.similarity.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.recommendation.similarity.Companions;
import shop.bobbin.recommendation.similarity.History;
import shop.bobbin.recommendation.similarity.OrderId;
import shop.bobbin.recommendation.similarity.Some;
import shop.bobbin.recommendation.similarity.Wish;

class StateJsonTests {

    private final StateJson state = new StateJson();

    @Test
    void readsAHistoryThatAnOlderVersionHasWrittenWithoutOrders() {
        History history = state.storeSerde(History.class).deserializer().deserialize("histories", bytes("""
                {"bought":["YARN-RED"],"wishes":[{"item":"NEEDLE-5","version":2,"open":true,"pairedWith":["YARN-RED"]}],
                 "lastSeen":"2025-03-01T12:00:00Z"}"""));

        assertThat(history).isNotNull().satisfies(read -> {
            assertThat(read.bought()).containsExactly(Some.sku("YARN-RED"));
            assertThat(read.orders()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{}",
                "[]",
                "{\"bought\":[\"?\"]}",
                "{\"bought\":7}",
                "{\"total\":1}",
                "{\"bought\":[],\"wishes\":[{\"version\":2}],\"lastSeen\":\"2025-03-01T12:00:00Z\"}"
            })
    void countsAnEntryOfAStoreThatCannotBeReadAsAbsent(String entry) {
        for (Class<?> type : List.of(History.class, Companions.class)) {
            assertThat(state.storeSerde(type).deserializer().deserialize("store", bytes(entry)))
                    .isNull();
        }
    }

    @Test
    void failsOnARecordOfATopicThatCannotBeRead() {
        var deep = bytes("{\"deep\":" + "[".repeat(100_000));

        assertThatThrownBy(() -> state.serde(History.class).deserializer().deserialize("topic", deep))
                .isInstanceOf(RuntimeException.class);
    }

    /** Settings can ask for no larger history; a record of 1 MB could not be written. */
    @Test
    void writesTheLargestHistoryInARecord() {
        var sku = Some.sku("ABCDEFGH-ABCDEFGH-ABCDEFGH-ABCDE");
        var wish = new Wish(sku, Long.MAX_VALUE, true, Collections.nCopies(50, sku));
        var order = new OrderId("01234567-89ab-cdef-0123-456789abcdef");
        var largest = new History(
                Collections.nCopies(500, sku),
                Collections.nCopies(500, wish),
                Collections.nCopies(500, order),
                Some.NOON);

        assertThat(state.storeSerde(History.class).serializer().serialize("histories", largest))
                .hasSizeLessThan(1_000_000);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
