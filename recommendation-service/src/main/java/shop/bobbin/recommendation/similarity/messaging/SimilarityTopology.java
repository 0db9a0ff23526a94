package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.Companions;
import shop.bobbin.recommendation.similarity.Contribution;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.History;
import shop.bobbin.recommendation.similarity.Learning;
import shop.bobbin.recommendation.similarity.Product;
import shop.bobbin.recommendation.similarity.Replica;
import shop.bobbin.recommendation.similarity.Signal;
import shop.bobbin.recommendation.similarity.Sku;
import shop.bobbin.recommendation.similarity.Taste;
import tools.jackson.databind.json.JsonMapper;

/**
 * From signals to answers, in three steps, each of which works on its own key:
 *
 * <pre>
 * orders, wishes, replay --by customer--> histories --by item--> companions --> recommendation.companions --> replica
 *                                             \--------------------------------> recommendation.tastes     --> replica
 * catalog.products ------------------------------------------------------------------------------------------> replica
 * </pre>
 *
 * The work is split between the instances by partition; its results are read back by each of them in full.
 */
final class SimilarityTopology {

    private static final String COMPANIONS = "companions";

    private final StateJson state;
    private final JsonMapper json;
    private final Learning learning;
    private final Replica replica;
    private final InstantSource clock;
    private final MeterRegistry meters;

    SimilarityTopology(JsonMapper json, Learning learning, Replica replica, InstantSource clock, MeterRegistry meters) {
        this.state = new StateJson();
        this.json = json;
        this.learning = learning;
        this.replica = replica;
        this.clock = clock;
        this.meters = meters;
    }

    Topology build() {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<String, Learned> learned = remember(builder);
        learned.filter((customer, value) -> value instanceof Learned.OfCustomer)
                .mapValues(value -> ((Learned.OfCustomer) value).taste())
                .to(Topics.TASTES, Produced.with(Serdes.String(), state.serde(Taste.class)));
        learned.filter((item, value) -> value instanceof Learned.OfItem)
                .mapValues(value -> ((Learned.OfItem) value).contribution())
                .repartition(Repartitioned.<String, @Nullable Contribution>as("contributions")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(state.serde(Contribution.class)))
                .groupByKey()
                .aggregate(
                        () -> Companions.NONE,
                        (item, contribution, companions) ->
                                learning.accompany(companions, contribution, replica::totalOf),
                        Named.as("accompany"),
                        // Its cache lets one answer per item and commit through, however often the item was sold.
                        Materialized.<String, @Nullable Companions>as(Stores.inMemoryKeyValueStore(COMPANIONS))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(state.storeSerde(Companions.class)))
                .toStream()
                .process(() -> new ForgetItems(COMPANIONS, learning), Named.as("forget-items"), COMPANIONS)
                .to(Topics.COMPANIONS, Produced.with(Serdes.String(), state.serde(Companions.class)));
        replicate(builder);
        return builder.build();
    }

    /** Both kinds of signal go through one topic, so that a customer's meet in one partition however they came. */
    private KStream<String, Learned> remember(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(Remember.HISTORIES), Serdes.String(), state.storeSerde(History.class)));
        return builder.stream(
                        List.of(Topics.ORDERS, Topics.WISHES, Topics.REPLAY),
                        consumed(SignalEvents.reader(json, clock)))
                .process(ByCustomer::new, Named.as("by-customer"))
                .repartition(Repartitioned.<String, Signal>as("signals")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(state.serde(Signal.class)))
                .process(() -> new Remember(learning, meters), Named.as("remember"), Remember.HISTORIES);
    }

    private void replicate(StreamsBuilder builder) {
        EventReader<Product> products = ProductEvents.reader(json);
        replicate(builder, Topics.PRODUCTS, (key, headers, value) -> {
            if (value == null) {
                replica.remove(new Sku(key));
            } else {
                Product product = products.deserialize(Topics.PRODUCTS, headers, value);
                if (product != null) {
                    replica.put(product);
                }
            }
        });
        Serde<@Nullable Companions> companions = state.serde(Companions.class);
        replicate(builder, Topics.COMPANIONS, (key, headers, value) -> {
            Companions known = companions.deserializer().deserialize(Topics.COMPANIONS, value);
            if (known == null) {
                replica.removeCompanions(new Sku(key));
            } else {
                replica.put(new Sku(key), known);
            }
        });
        Serde<@Nullable Taste> tastes = state.serde(Taste.class);
        replicate(builder, Topics.TASTES, (key, headers, value) -> {
            Taste taste = tastes.deserializer().deserialize(Topics.TASTES, value);
            if (taste == null) {
                replica.remove(new CustomerId(key));
            } else {
                replica.put(new CustomerId(key), taste);
            }
        });
    }

    /** The store stays empty: Streams wants one for each global topic, but answers need objects and rankings, not bytes. */
    private void replicate(StreamsBuilder builder, String topic, Replicate.Update update) {
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore("replica-of-" + topic),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled(),
                topic,
                Consumed.with(Serdes.String(), Serdes.ByteArray()),
                () -> new Replicate(topic, update, meters));
    }

    private static Consumed<String, @Nullable Signal> consumed(Deserializer<@Nullable Signal> reader) {
        return Consumed.with(
                Serdes.String(),
                Serdes.serdeFrom(
                        (topic, value) -> {
                            throw new UnsupportedOperationException("only read");
                        },
                        reader));
    }
}
