package shop.bobbin.chassis.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import shop.bobbin.backing.Topic;
import shop.bobbin.chassis.events.TopicReader.Range;
import shop.bobbin.chassis.ledger.EventTopic;
import shop.bobbin.chassis.ledger.Ledger;

class TopicReaderIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String BROKER = Ledger.backing().kafka().bootstrapServers();

    private final TopicReader reader = Ledger.shared().bean(TopicReader.class);
    private final String topic = "read-" + UUID.randomUUID();

    @BeforeEach
    void createTopic() {
        Ledger.backing().kafka().provision(List.of(new Topic(topic, 3, false, null)));
    }

    @Test
    void readsAllPartitionsFromTheStartToTheEnd() {
        write("a", "b", "c", "d", "e");

        assertThat(read(reader.ranges(topic))).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    }

    @Test
    void readsOnlyTheRanges() {
        write("a", "b", "c", "d", "e", "f");
        var ranges = reader.ranges(topic);
        var afterTheFirst = Map.copyOf(ranges);
        write("g");
        ranges.replaceAll((_, range) -> new Range(range.start() + 1, range.end()));

        assertThat(read(afterTheFirst)).hasSize(6);
        assertThat(read(ranges)).containsExactlyInAnyOrder("d", "e", "f");
    }

    @Test
    void readsNoAbortedEvents() {
        var settings = Map.<String, Object>of("bootstrap.servers", BROKER, "transactional.id", topic);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(topic, 0, "aborted", new byte[0]));
            producer.flush();
            producer.abortTransaction();
        }
        write("committed");

        assertThat(read(reader.ranges(topic))).containsExactly("committed");
    }

    @Test
    void failsWhenTheEndIsNotReachedInTime() {
        var unreachable = Map.of(new TopicPartition(topic, 0), new Range(0, 1));

        assertThatThrownBy(() -> reader.read(unreachable, Duration.ofMillis(100), events -> {}))
                .isInstanceOf(TimeoutException.class);
    }

    /** Two instances: in a group, each would see the events of its partitions only. */
    @Test
    void notifiesEachFollowerOfEachEventAfterItsStart() {
        write("before");
        var restarts = new AtomicInteger();
        var one = new CopyOnWriteArrayList<String>();
        var two = new CopyOnWriteArrayList<String>();
        var followers = List.of(
                reader.follow(topic, restarts::incrementAndGet, event -> one.add(event.key())),
                reader.follow(topic, restarts::incrementAndGet, event -> two.add(event.key())));
        followers.forEach(follower -> follower.start());
        try {
            await().atMost(TIMEOUT).until(() -> restarts.get() == 2);
            write("a", "b", "c");

            await().atMost(TIMEOUT).until(() -> one.size() == 3 && two.size() == 3);
            assertThat(one).containsExactlyInAnyOrder("a", "b", "c");
            assertThat(two).containsExactlyInAnyOrder("a", "b", "c");
        } finally {
            followers.forEach(follower -> follower.stop());
        }
    }

    /** A failure of the handler is one of the instance: it may have missed events. */
    @Test
    void restartsAtTheEndAfterAFailure() {
        var restarts = new AtomicInteger();
        var seen = new CopyOnWriteArrayList<String>();
        var follower = reader.follow(topic, restarts::incrementAndGet, event -> {
            if (event.key().equals("bad")) {
                throw new IllegalStateException("test");
            }
            seen.add(event.key());
        });
        follower.start();
        try {
            await().atMost(TIMEOUT).until(() -> restarts.get() == 1);
            write("bad");
            await().atMost(TIMEOUT).until(() -> restarts.get() == 2);
            write("after");

            await().atMost(TIMEOUT).until(() -> seen.equals(List.of("after")));
        } finally {
            follower.stop();
        }
        assertThat(follower.isRunning()).isFalse();
    }

    @Test
    void readsTheOffsetsOfAGroup() throws Exception {
        var partition = new TopicPartition(topic, 1);
        try (var admin = Admin.create(Map.of("bootstrap.servers", BROKER))) {
            admin.alterConsumerGroupOffsets(topic, Map.of(partition, new OffsetAndMetadata(7)))
                    .all()
                    .get();
        }

        assertThat(reader.committed(topic, Set.of(partition, new TopicPartition(topic, 2))))
                .isEqualTo(Map.of(partition, 7L));
    }

    private List<String> read(Map<TopicPartition, Range> ranges) {
        var keys = new ArrayList<String>();
        reader.read(ranges, TIMEOUT, events -> events.forEach(event -> keys.add(requireNonNull(event.key()))));
        return keys;
    }

    /** In turn to each partition. */
    private void write(String... keys) {
        var events = new ArrayList<ProducerRecord<String, byte[]>>();
        for (var key : keys) {
            events.add(new ProducerRecord<>(topic, events.size() % 3, key, key.getBytes(UTF_8)));
        }
        EventTopic.write(events);
    }
}
