package shop.bobbin.recommendation.similarity.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
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
import shop.bobbin.chassis.events.MalformedEventException;
import shop.bobbin.chassis.telemetry.LogText;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.ItemStatistics;
import shop.bobbin.recommendation.similarity.OrderId;
import shop.bobbin.recommendation.similarity.RelatedItem;
import shop.bobbin.recommendation.similarity.Signal;
import shop.bobbin.recommendation.similarity.Sku;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * JSON serdes for the state stores and this service's own topics: records with their components, ids as plain strings. They
 * have their own mapper, because stored JSON must stay readable when settings of the web layer change. Components that have
 * another name in the stored JSON are mapped here, by mix-ins.
 */
final class StateSerdes {

    private static final Logger log = LoggerFactory.getLogger(StateSerdes.class);

    /** Adds the type of a signal, by its simple class name. Only this service reads it. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "kind")
    private interface SignalFormat {}

    private interface ItemStatisticsFormat {
        @JsonProperty("others")
        List<RelatedItem> related();
    }

    private interface RelatedItemFormat {
        @JsonProperty("together")
        double coOccurrence();
    }

    private final JsonMapper json;
    private final AtomicBoolean warned = new AtomicBoolean();

    StateSerdes() {
        var identifiers = new SimpleModule("identifiers");
        addText(identifiers, Sku.class, Sku::new);
        addText(identifiers, CustomerId.class, CustomerId::new);
        addText(identifiers, OrderId.class, OrderId::new);
        this.json = JsonMapper.builder()
                .addModule(identifiers)
                .addMixIn(Signal.class, SignalFormat.class)
                .addMixIn(ItemStatistics.class, ItemStatisticsFormat.class)
                .addMixIn(RelatedItem.class, RelatedItemFormat.class)
                // Older versions have written histories without some of the lists.
                .withConfigOverride(
                        List.class, list -> list.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
                .build();
    }

    /** For a topic: throws for a record that cannot be read, which becomes a dead letter. */
    <T> Serde<@Nullable T> topicSerde(Class<T> type) {
        return serde((topic, bytes) -> read(type, bytes));
    }

    /**
     * For a store: an entry that cannot be read counts as absent. Otherwise no further record of its key could be processed.
     */
    <T> Serde<@Nullable T> storeSerde(Class<T> type) {
        return serde((topic, bytes) -> {
            try {
                return read(type, bytes);
            } catch (RuntimeException unreadable) {
                if (warned.compareAndSet(false, true)) {
                    log.warn(
                            "Unreadable entry of {} counts as absent; further ones are not logged: {}",
                            topic,
                            LogText.of(unreadable));
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
            throw new MalformedEventException("A " + type.getSimpleName() + " is nested too deeply", tooDeep);
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
