package shop.bobbin.recommendation.similarity.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import shop.bobbin.recommendation.similarity.Reason;
import shop.bobbin.recommendation.similarity.Recommendation;
import shop.bobbin.recommendation.similarity.Recommending;
import shop.bobbin.recommendation.similarity.Replica;
import shop.bobbin.recommendation.similarity.SimilarityModel;
import shop.bobbin.recommendation.similarity.Sku;
import shop.bobbin.recommendation.similarity.TestData;
import tools.jackson.databind.json.JsonMapper;

/** The topology in a {@link TopologyTestDriver}, without a broker; its clock shows noon. */
final class TestTopology implements AutoCloseable {

    final Replica replica = TestData.replica();
    final Recommending recommending = TestData.recommending(replica);
    final MeterRegistry meters = new SimpleMeterRegistry();
    private final TopologyTestDriver driver;

    TestTopology(SimilarityModel model) {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, Topics.APPLICATION);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
        properties.putAll(StreamsConfiguration.failureHandling(meters));
        Clock noon = Clock.fixed(TestData.NOON, ZoneOffset.UTC);
        var topology = new SimilarityTopology(new JsonMapper(), model, replica, noon, meters);
        driver = new TopologyTestDriver(topology.build(), properties, TestData.NOON);
    }

    void send(ProducedEvent... events) {
        for (ProducedEvent event : events) {
            driver.createInputTopic(event.topic(), new StringSerializer(), new ByteArraySerializer())
                    .pipeInput(new TestRecord<@Nullable String, byte @Nullable []>(
                            event.key(), event.bytes(), event.headers(), TestData.NOON.toEpochMilli()));
        }
    }

    void advanceTime(Duration time) {
        driver.advanceWallClockTime(time);
    }

    List<TestRecord<String, byte[]>> read(String topic) {
        return driver.createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    /** The text of a header; empty when it is absent. */
    static String header(TestRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    long entries(String store) {
        return driver.getKeyValueStore(store).approximateNumEntries();
    }

    List<String> boughtWith(String sku) {
        return recommending.forProduct(new Sku(sku), 10).stream()
                .filter(r -> r.reason() == Reason.BOUGHT_TOGETHER)
                .map(Recommendation::product)
                .map(product -> product.sku().value())
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
