package shop.bobbin.recommendation.similarity.messaging;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.OrderId;
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

    private static final Logger log = LoggerFactory.getLogger(StateJson.class);

    /** Tells the kinds of a sealed type apart. Only in this service's own topics: no class name leaves it. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface Kinds {}

    private final JsonMapper json;
    private final AtomicBoolean warned = new AtomicBoolean();

    StateJson() {
        SimpleModule identifiers = new SimpleModule("identifiers");
        addText(identifiers, Sku.class, Sku::new);
        addText(identifiers, CustomerId.class, CustomerId::new);
        addText(identifiers, OrderId.class, OrderId::new);
        this.json = JsonMapper.builder()
                .addModule(identifiers)
                .addMixIn(Signal.class, Kinds.class)
                .addMixIn(Learned.class, Kinds.class)
                // A list that an older version did not write.
                .withConfigOverride(
                        List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .build();
    }

    /** Of a topic, where what cannot be read becomes a dead letter. */
    <T> Serde<@Nullable T> serde(Class<T> type) {
        return serde((topic, bytes) -> read(type, bytes));
    }

    /**
     * Of a store, where what cannot be read counts as absent: its key begins from nothing. Otherwise no signal of that key
     * could ever be processed again.
     */
    <T> Serde<@Nullable T> storeSerde(Class<T> type) {
        return serde((topic, bytes) -> {
            try {
                return read(type, bytes);
            } catch (RuntimeException unreadable) {
                if (warned.compareAndSet(false, true)) {
                    log.warn(
                            "An entry of {} cannot be read and counts as absent, as others may: {}",
                            topic,
                            DeadLetter.message(unreadable));
                }
                return null;
            }
        });
    }

    private <T> Serde<@Nullable T> serde(Deserializer<@Nullable T> deserializer) {
        return Serdes.serdeFrom((topic, value) -> value == null ? null : json.writeValueAsBytes(value), deserializer);
    }

    private <T> @Nullable T read(Class<T> type, byte @Nullable [] bytes) {
        try {
            return bytes == null ? null : json.readValue(bytes, type);
        } catch (StackOverflowError tooDeep) {
            throw new MalformedEventException("A " + type.getSimpleName() + " is nested too deeply");
        }
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
