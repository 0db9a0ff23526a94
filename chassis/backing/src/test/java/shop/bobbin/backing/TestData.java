package shop.bobbin.backing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads one row in PostgreSQL and one record in Kafka. */
final class TestData {

    private static final TopicPartition PARTITION = new TopicPartition("sample.notes", 0);

    private TestData() {}

    static void write(BackingServices backing, String text) throws SQLException {
        backing.postgres().createDatabase("sample", "sample", "secret");
        try (var connection = connect(backing);
                var statement = connection.createStatement()) {
            statement.execute("create table notes as select '%s'::text as text".formatted(text));
        }
        backing.kafka().provision(List.of(new Topic(PARTITION.topic(), 1, false, null)));
        try (var producer = new KafkaProducer<String, String>(Map.of(
                "bootstrap.servers", backing.kafka().bootstrapServers(),
                "key.serializer", StringSerializer.class,
                "value.serializer", StringSerializer.class))) {
            producer.send(new ProducerRecord<>(PARTITION.topic(), "key", text));
            producer.flush();
        }
    }

    /** The text of the row and of the record. */
    static List<String> read(BackingServices backing) throws SQLException {
        try (var connection = connect(backing);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select text from notes");
                var consumer = new KafkaConsumer<String, String>(Map.of(
                        "bootstrap.servers",
                        backing.kafka().bootstrapServers(),
                        "auto.offset.reset",
                        "earliest",
                        "key.deserializer",
                        StringDeserializer.class,
                        "value.deserializer",
                        StringDeserializer.class))) {
            rows.next();
            consumer.assign(List.of(PARTITION));
            ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(20));
            return List.of(rows.getString("text"), records.iterator().next().value());
        }
    }

    private static Connection connect(BackingServices backing) throws SQLException {
        return DriverManager.getConnection(backing.postgres().jdbcUrl("sample"), "sample", "secret");
    }
}
