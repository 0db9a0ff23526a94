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
import shop.bobbin.chassis.events.CloudEventDeserializer;
import shop.bobbin.recommendation.similarity.Contribution;
import shop.bobbin.recommendation.similarity.CustomerId;
import shop.bobbin.recommendation.similarity.CustomerProfile;
import shop.bobbin.recommendation.similarity.History;
import shop.bobbin.recommendation.similarity.ItemStatistics;
import shop.bobbin.recommendation.similarity.Product;
import shop.bobbin.recommendation.similarity.Replica;
import shop.bobbin.recommendation.similarity.Signal;
import shop.bobbin.recommendation.similarity.SimilarityModel;
import shop.bobbin.recommendation.similarity.Sku;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Kafka Streams topology that computes the model from signals, in three steps with different keys:
 *
 * <pre>
 * orders, wishes, replay --by customer--> histories --by item--> item statistics --> recommendation.companions --> replica
 *                                             \-------------------------------------> recommendation.tastes     --> replica
 * catalog.products -----------------------------------------------------------------------------------------------> replica
 * </pre>
 *
 * The instances divide the work by partition; each of them reads all results back into its replica. The names of stores and
 * repartition topics must not change: they are names of topics that have the state of running shops.
 */
final class SimilarityTopology {

    private final StateSerdes serdes;

    private final JsonMapper json;
    private final SimilarityModel model;
    private final Replica replica;
    private final InstantSource clock;
    private final MeterRegistry meters;

    SimilarityTopology(
            JsonMapper json, SimilarityModel model, Replica replica, InstantSource clock, MeterRegistry meters) {
        this.serdes = new StateSerdes();
        this.json = json;
        this.model = model;
        this.replica = replica;
        this.clock = clock;
        this.meters = meters;
    }

    Topology build() {
        var builder = new StreamsBuilder();
        KStream<String, ModelUpdate> updates = updateHistories(builder);
        updates.filter((customer, update) -> update instanceof ModelUpdate.OfCustomer)
                .mapValues(update -> ((ModelUpdate.OfCustomer) update).profile())
                .to(Topics.CUSTOMER_PROFILES, Produced.with(Serdes.String(), serdes.topicSerde(CustomerProfile.class)));
        updates.filter((item, update) -> update instanceof ModelUpdate.OfItem)
                .mapValues(update -> ((ModelUpdate.OfItem) update).contribution())
                .repartition(Repartitioned.<String, @Nullable Contribution>as("contributions")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(serdes.topicSerde(Contribution.class)))
                .groupByKey()
                .aggregate(
                        () -> ItemStatistics.EMPTY,
                        (item, contribution, statistics) ->
                                model.updateItem(statistics, contribution, replica::totalOf),
                        Named.as("update-item"),
                        // The cache of this store forwards one update per item and commit, however often it was sold.
                        Materialized.<String, @Nullable ItemStatistics>as(
                                        Stores.inMemoryKeyValueStore(ItemEvictionProcessor.STORE))
                                .withKeySerde(Serdes.String())
                                .withValueSerde(serdes.storeSerde(ItemStatistics.class)))
                .toStream()
                .process(() -> new ItemEvictionProcessor(model), Named.as("evict-items"), ItemEvictionProcessor.STORE)
                .to(Topics.ITEM_STATISTICS, Produced.with(Serdes.String(), serdes.topicSerde(ItemStatistics.class)));
        addReplicaUpdaters(builder);
        return builder.build();
    }

    /** Orders and wishes go through one repartition topic, so that all signals of a customer are in the same partition. */
    private KStream<String, ModelUpdate> updateHistories(StreamsBuilder builder) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(HistoryProcessor.STORE),
                Serdes.String(),
                serdes.storeSerde(History.class)));
        return builder.stream(
                        List.of(Topics.ORDERS, Topics.WISHES, Topics.REPLAY),
                        consumed(SignalEvents.deserializer(json, clock)))
                .process(CustomerKeyProcessor::new, Named.as("by-customer"))
                .repartition(Repartitioned.<String, Signal>as("signals")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(serdes.topicSerde(Signal.class)))
                .process(() -> new HistoryProcessor(model, meters), Named.as("update-history"), HistoryProcessor.STORE);
    }

    private void addReplicaUpdaters(StreamsBuilder builder) {
        CloudEventDeserializer<Product> products = ProductEvents.deserializer(json);
        addReplicaUpdater(builder, Topics.PRODUCTS, (key, headers, value) -> {
            if (value == null) {
                replica.remove(new Sku(key));
            } else {
                Product product = products.deserialize(Topics.PRODUCTS, headers, value);
                if (product != null) {
                    replica.put(product);
                }
            }
        });
        Serde<@Nullable ItemStatistics> statisticsSerde = serdes.topicSerde(ItemStatistics.class);
        addReplicaUpdater(builder, Topics.ITEM_STATISTICS, (key, headers, value) -> {
            ItemStatistics statistics = statisticsSerde.deserializer().deserialize(Topics.ITEM_STATISTICS, value);
            if (statistics == null) {
                replica.removeStatistics(new Sku(key));
            } else {
                replica.put(new Sku(key), statistics);
            }
        });
        Serde<@Nullable CustomerProfile> profileSerde = serdes.topicSerde(CustomerProfile.class);
        addReplicaUpdater(builder, Topics.CUSTOMER_PROFILES, (key, headers, value) -> {
            CustomerProfile profile = profileSerde.deserializer().deserialize(Topics.CUSTOMER_PROFILES, value);
            if (profile == null) {
                replica.remove(new CustomerId(key));
            } else {
                replica.put(new CustomerId(key), profile);
            }
        });
    }

    /** The global store stays empty: Streams requires one, but the replica has the data as objects and rankings. */
    private void addReplicaUpdater(StreamsBuilder builder, String topic, ReplicaUpdater.Update update) {
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(
                                Stores.inMemoryKeyValueStore("replica-of-" + topic),
                                Serdes.String(),
                                Serdes.ByteArray())
                        .withLoggingDisabled(),
                topic,
                Consumed.with(Serdes.String(), Serdes.ByteArray()),
                () -> new ReplicaUpdater(topic, update, meters));
    }

    private static Consumed<String, @Nullable Signal> consumed(Deserializer<@Nullable Signal> deserializer) {
        return Consumed.with(
                Serdes.String(),
                Serdes.serdeFrom(
                        (topic, value) -> {
                            throw new UnsupportedOperationException("is only read");
                        },
                        deserializer));
    }
}
