package shop.bobbin.recommendation.similarity.messaging;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.Signal;
import shop.bobbin.recommendation.similarity.Sku;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * State and this service's own topics as JSON: the records as they are, identifiers as plain strings. A mapper
 * of its own: what is stored must stay readable whatever the web layer is set to.
 */
final class StateJson {

    /** Tells the kinds of a sealed type apart. Only in this service's own topics: no class name leaves it. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Kinds {}

    private final JsonMapper json;

    StateJson() {
        SimpleModule identifiers = new SimpleModule("identifiers");
        addText(identifiers, Sku.class, Sku::new);
        addText(identifiers, CustomerId.class, CustomerId::new);
        this.json = JsonMapper.builder()
                .addModule(identifiers)
                .addMixIn(Signal.class, Kinds.class)
                .addMixIn(Learned.class, Kinds.class)
                .build();
    }

    <T> Serde<@Nullable T> serde(Class<T> type) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : json.writeValueAsBytes(value),
                (topic, bytes) -> bytes == null ? null : json.readValue(bytes, type));
    }

    private static <T> void addText(SimpleModule module, Class<T> type, Function<String, T> read) {
        module.addSerializer(type, ToStringSerializer.instance);
        module.addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser parser, DeserializationContext context) {
                return read.apply(parser.getString());
            }
        });
    }
}
