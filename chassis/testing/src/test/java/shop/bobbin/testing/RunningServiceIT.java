package shop.bobbin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaAdmin;
import shop.bobbin.backing.Kafka;
import shop.bobbin.backing.Postgres;
import shop.bobbin.backing.Topic;
import shop.bobbin.testing.sample.SampleApplication;

@RunningService(classes = SampleApplication.class)
class RunningServiceIT {

    @LocalServerPort
    private int port;

    @Test
    void hasItsOwnDatabaseAndLogin() throws Exception {
        var response = get("/mine");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"database\":\"sample-service\",\"login\":\"sample-service\"}");
    }

    @Test
    void hasThePublicKeyOfTheTokens(@Value("${bobbin.security.jwk-set}") URI file) throws Exception {
        var key = JWKSet.load(Path.of(file).toFile()).getKeys().getFirst().toECKey();
        var verifier = new ECDSAVerifier(key);

        assertThat(key.isPrivate()).isFalse();
        assertThat(SignedJWT.parse(Tokens.shopper("guest-7")).verify(verifier)).isTrue();
        assertThat(SignedJWT.parse(Tokens.forged()).verify(verifier)).isFalse();
    }

    @Test
    void findsTheProvisionedTopics(@Autowired KafkaAdmin admin) {
        List<Topic> provisioned = Topic.read(ReactorRoot.resolve("deploy/topics.txt"));

        assertThat(admin.describeTopics(provisioned.stream().map(Topic::name).toArray(String[]::new)))
                .hasSameSizeAs(provisioned);
    }

    @Test
    void readsPublishedEvents(Kafka kafka, TestTopics topics) {
        kafka.provision(List.of(new Topic("sample.things", 3, false, null)));

        String id =
                topics.publish("sample.things", "thing-1", "sample.thing.found.v1", "{\"where\":\"under the table\"}");
        topics.publish("sample.things", "thing-2", Map.of(), null);

        TestEvent event = topics.await("sample.things", "sample.thing.found.v1", "thing-1");
        assertThat(event.id()).isEqualTo(id);
        assertThat(event.subject()).isEqualTo("thing-1");
        assertThat(event.json().path("where").asString()).isEqualTo("under the table");
        assertThat(topics.read("sample.things")).hasSize(2);
    }

    @Test
    void waitsUntilAConsumerGroupHasNoLag(Kafka kafka, TestTopics topics) {
        kafka.provision(List.of(new Topic("sample.letters", 3, false, null)));
        IntStream.range(0, 12).forEach(i -> topics.publish("sample.letters", "letter-" + i, Map.of(), "{}"));
        var soon = Duration.ofMillis(500);

        assertThatThrownBy(() -> topics.awaitConsumed("sample.readers", "sample.letters", soon))
                .as("a consumer group without offsets")
                .isInstanceOf(ConditionTimeoutException.class);
        commit(kafka, topics.read("sample.letters").stream().skip(1).toList());
        assertThatThrownBy(() -> topics.awaitConsumed("sample.readers", "sample.letters", soon))
                .as("one unconsumed event in one partition")
                .isInstanceOf(ConditionTimeoutException.class);
        commit(kafka, topics.read("sample.letters"));
        topics.awaitConsumed("sample.readers", "sample.letters");
    }

    /** Commits the offsets of a consumer group that has handled these events. */
    private static void commit(Kafka kafka, List<TestEvent> handled) {
        Map<TopicPartition, OffsetAndMetadata> offsets = handled.stream()
                .collect(Collectors.groupingBy(
                        event -> new TopicPartition(event.topic(), event.partition()),
                        Collectors.collectingAndThen(Collectors.counting(), count -> new OffsetAndMetadata(count))));
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets("sample.readers", offsets)
                    .all()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        }
    }

    @Test
    void recoversAfterADatabaseCrash(Postgres postgres) throws Exception {
        postgres.crash();
        assertThat(get("/mine").statusCode()).isGreaterThanOrEqualTo(500);
        postgres.start();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(get("/mine").statusCode()).isEqualTo(200));
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
