package shop.bobbin.recommendation.similarity.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.recommendation.similarity.Contribution;
import shop.bobbin.recommendation.similarity.CustomerProfile;
import shop.bobbin.recommendation.similarity.History;
import shop.bobbin.recommendation.similarity.ItemStatistics;
import shop.bobbin.recommendation.similarity.OrderId;
import shop.bobbin.recommendation.similarity.Signal;
import shop.bobbin.recommendation.similarity.TestData;
import shop.bobbin.recommendation.similarity.Wish;

class StateSerdesTests {

    private final StateSerdes serdes = new StateSerdes();

    @Test
    void readsAHistoryOfAnOlderVersionWithoutOrders() {
        History history = serdes.storeSerde(History.class).deserializer().deserialize("histories", bytes("""
                {"bought":["YARN-RED"],"wishes":[{"item":"NEEDLE-5","version":2,"open":true,"pairedWith":["YARN-RED"]}],
                 "lastSeen":"2025-03-01T12:00:00Z"}"""));

        assertThat(history).isNotNull().satisfies(read -> {
            assertThat(read.bought()).containsExactly(TestData.sku("YARN-RED"));
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
    void readsAnUnreadableEntryOfAStoreAsAbsent(String entry) {
        for (Class<?> type : List.of(History.class, ItemStatistics.class)) {
            assertThat(serdes.storeSerde(type).deserializer().deserialize("store", bytes(entry)))
                    .isNull();
        }
    }

    @Test
    void failsForAnUnreadableRecordOfATopic() {
        var deep = bytes("{\"deep\":" + "[".repeat(100_000));

        assertThatThrownBy(() -> serdes.topicSerde(History.class).deserializer().deserialize("topic", deep))
                .isInstanceOf(RuntimeException.class);
    }

    /** The largest history that the settings allow; Kafka rejects a record of 1 MB. */
    @Test
    void writesTheLargestHistoryInOneRecord() {
        var sku = TestData.sku("ABCDEFGH-ABCDEFGH-ABCDEFGH-ABCDE");
        var wish = new Wish(sku, Long.MAX_VALUE, true, Collections.nCopies(50, sku));
        var order = new OrderId("01234567-89ab-cdef-0123-456789abcdef");
        var largest = new History(
                Collections.nCopies(500, sku),
                Collections.nCopies(500, wish),
                Collections.nCopies(500, order),
                TestData.NOON);

        assertThat(serdes.storeSerde(History.class).serializer().serialize("histories", largest))
                .hasSizeLessThan(1_000_000);
    }

    /** Running shops have these bytes in their changelog, repartition and compacted topics. */
    static Stream<Arguments> stored() {
        return Stream.of(
                Arguments.of(History.class, """
                        {"bought":["YARN-RED"],\
                        "wishes":[{"item":"NEEDLE-5","version":2,"open":true,"pairedWith":["YARN-RED"]}],\
                        "orders":["order-1"],"lastSeen":"2025-03-01T12:00:00Z"}"""),
                Arguments.of(ItemStatistics.class, """
                        {"total":2.25,"popularity":{"value":1.5,"at":"2025-03-01T12:00:00Z"},\
                        "others":[{"sku":"YARN-RED","together":1.25}]}"""),
                Arguments.of(CustomerProfile.class, """
                        {"bought":["YARN-RED"],"wished":["NEEDLE-5"]}"""),
                Arguments.of(Contribution.class, """
                        {"item":"YARN-RED","weight":1.0,"with":["NEEDLE-5"],"strength":0.25,\
                        "at":"2025-03-01T12:00:00Z"}"""),
                Arguments.of(Signal.class, """
                        {"kind":"Ordered","order":"order-1","customer":"customer-ada","items":["YARN-RED"],\
                        "at":"2025-03-01T12:00:00Z"}"""),
                Arguments.of(Signal.class, """
                        {"kind":"Wished","customer":"customer-ada","item":"YARN-RED","version":1,\
                        "at":"2025-03-01T12:00:00Z"}"""),
                Arguments.of(Signal.class, """
                        {"kind":"Unwished","customer":"customer-ada","item":"YARN-RED","version":2,\
                        "at":"2025-03-01T12:00:00Z"}"""));
    }

    @ParameterizedTest
    @MethodSource("stored")
    <T> void keepsTheStoredFormat(Class<T> type, String json) throws Exception {
        var serde = serdes.topicSerde(type);

        var value = serde.deserializer().deserialize("topic", bytes(json));

        assertThat(value).isNotNull();
        assertThat(new String(serde.serializer().serialize("topic", value), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
