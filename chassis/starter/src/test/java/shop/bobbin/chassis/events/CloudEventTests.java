package shop.bobbin.chassis.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CloudEventTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    record Credited(String account, int amount) {}

    @Test
    void hasTheAttributesOfTheHeadersAndTheBody() {
        var event = CloudEvent.of(headers("ü".repeat(127), "credited"), bytes("{\"account\": \"a\", \"amount\": 5}"));

        assertThat(event.id()).isEqualTo("ü".repeat(127));
        assertThat(event.type()).isEqualTo("credited");
        assertThat(event.bodyAs(Credited.class, JSON)).isEqualTo(new Credited("a", 5));
    }

    static Stream<byte @Nullable []> invalidAttributes() {
        return Stream.of(
                null, new byte[0], bytes(" "), bytes("a\nb"), new byte[] {'a', 0}, bytes("x".repeat(256)), new byte[] {
                    (byte) 0xff
                });
    }

    @ParameterizedTest
    @MethodSource("invalidAttributes")
    void rejectsAnInvalidAttribute(byte @Nullable [] attribute) {
        var withoutId = new RecordHeaders().add("ce_type", bytes("credited"));
        var withoutType = new RecordHeaders().add("ce_id", bytes("1"));

        assertMalformed(() -> CloudEvent.of(withoutId, null), "ce_id");
        assertMalformed(() -> CloudEvent.of(withoutId.add("ce_id", attribute), null), "ce_id");
        assertMalformed(() -> CloudEvent.of(withoutType, null), "ce_type");
        assertMalformed(() -> CloudEvent.of(withoutType.add("ce_type", attribute), null), "ce_type");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "[]", "3", "{", "{}{}", "{\"amount\": \"five\"}", "{\"amount\": 2147483648}"})
    void rejectsAnInvalidBody(@Nullable String body) {
        var event = CloudEvent.of(headers("1", "credited"), body == null ? null : bytes(body));

        assertMalformed(() -> event.bodyAs(Credited.class, JSON), "body");
    }

    @Test
    void rejectsADeeplyNestedBody() {
        var event = CloudEvent.of(headers("1", "credited"), bytes("{\"account\":" + "[".repeat(100_000)));

        assertMalformed(() -> event.bodyAs(Credited.class, JSON), "The body is not a Credited");
    }

    @Test
    void isDeserializedByItsType() {
        var deserializer = new CloudEventDeserializer<Integer>(JSON).on("credited", Credited.class, Credited::amount);

        assertThat(deserializer.deserialize("topic", headers("1", "credited"), bytes("{\"amount\": 5}")))
                .isEqualTo(5);
        assertThat(deserializer.deserialize("topic", headers("1", "debited"), new byte[0]))
                .isNull();
    }

    @Test
    void isMalformedWhenItCannotBeTranslated() {
        var deserializer = new CloudEventDeserializer<Integer>(JSON)
                .on("credited", Credited.class, body -> Integer.valueOf(body.account()));

        assertMalformed(
                () -> deserializer.deserialize(
                        "topic", headers("1", "credited"), bytes("{\"account\": \"a\", \"amount\": 5}")),
                "For input string");
    }

    private static void assertMalformed(Runnable decode, String message) {
        assertThatThrownBy(decode::run)
                .isInstanceOf(MalformedEventException.class)
                .hasMessageContaining(message);
    }

    private static Headers headers(String id, String type) {
        return new RecordHeaders().add("ce_id", bytes(id)).add("ce_type", bytes(type));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
