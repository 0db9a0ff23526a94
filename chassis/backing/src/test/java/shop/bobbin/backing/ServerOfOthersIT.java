package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are reached by their address alone, as if somebody else ran them. */
@ExtendWith(SharedBacking.class)
class ServerOfOthersIT {

    private final Postgres postgres;
    private final Kafka kafka;

    ServerOfOthersIT(BackingServices backing) {
        this.postgres = backing.postgres();
        this.kafka = backing.kafka();
    }

    @Test
    void makesADatabaseAsAnAdministratorThatIsNoSuperuser() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), "postgres", postgres.superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("create role steward login createdb createrole password 'keys'");
            statement.execute("grant connect on database postgres to steward");
        }
        Databases databases = Databases.of(postgresAddress(), "steward", "keys", "");

        databases.create("attic", "attic", "one");
        databases.create("attic", "attic", "two");

        DriverManager.getConnection(postgres.jdbcUrl("attic"), "attic", "two").close();
        postgres.createDatabase("cellar", "cellar", "three");
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("attic"), "cellar", "three"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void saysAtOnceThatThePasswordIsWrong() {
        assertThatThrownBy(() ->
                        Databases.of(postgresAddress(), "postgres", "wrong", "").await(Duration.ofMinutes(5)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining(postgresAddress())
                .hasMessageContaining("authentication failed");
    }

    @Test
    void waitsForAServerThatComesLater() {
        postgres.stop();
        CompletableFuture<Void> waiting;
        try {
            waiting = CompletableFuture.runAsync(
                    () -> Databases.of(postgresAddress(), "postgres", postgres.superuserPassword(), "")
                            .await(Duration.ofSeconds(60)));
            await().during(Duration.ofSeconds(1)).until(() -> !waiting.isDone());
        } finally {
            postgres.start();
        }

        waiting.join();
    }

    @Test
    void saysWhatItHasWaitedForInVain() {
        int nobody = FreePorts.claim(0, "nobody");

        assertThatThrownBy(() -> Databases.of("127.0.0.1:" + nobody, "postgres", "any", "")
                        .await(Duration.ofMillis(300)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("PostgreSQL at 127.0.0.1:%d was not ready", nobody);
        assertThatThrownBy(() -> new KafkaTopics("127.0.0.1:" + nobody, 1).await(Duration.ofMillis(300)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("Kafka at 127.0.0.1:%d was not ready", nobody);
    }

    @Test
    void findsTheOneBrokerOfSeveralThatAnswers() {
        String servers = "127.0.0.1:%d,%s".formatted(FreePorts.claim(0, "nobody"), kafka.bootstrapServers());

        new KafkaTopics(servers, 1).await(Duration.ofSeconds(30));
        new KafkaTopics(servers, 1).provision(List.of(new Topic("others.first", 1, false, null)));
    }

    @Test
    void keepsNewTopicsOnAsManyBrokersAsAreAskedForAndLeavesTheOthersAlone() {
        Topic here = new Topic("others.here", 1, false, null);
        new KafkaTopics(kafka.bootstrapServers(), 1).provision(List.of(here));
        KafkaTopics three = new KafkaTopics(kafka.bootstrapServers(), 3);

        three.provision(List.of(here));

        assertThatThrownBy(() -> three.provision(List.of(here, new Topic("others.new", 1, false, null))))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("replicat");
    }

    @Test
    void takesNoDatabaseThatBelongsToSomebodyElse() throws SQLException {
        postgres.createDatabase("parlour", "parlour", "one");
        Databases databases = Databases.of(postgresAddress(), "postgres", postgres.superuserPassword(), "");

        assertThatThrownBy(() -> databases.create("parlour", "lodger", "two"))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("belongs to 'parlour'")
                .hasMessageContaining("alter database \"parlour\" owner to \"lodger\"");

        try (Connection connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), "postgres", postgres.superuserPassword());
                Statement statement = connection.createStatement()) {
            statement.execute("alter database parlour owner to lodger");
        }
        databases.create("parlour", "lodger", "two");
        DriverManager.getConnection(postgres.jdbcUrl("parlour"), "lodger", "two")
                .close();
    }

    @Test
    void heedsTheParametersOfTheConnection() {
        Databases databases =
                Databases.of(postgresAddress(), "postgres", postgres.superuserPassword(), "sslmode=verify-full");

        assertThatThrownBy(() -> databases.await(Duration.ofMillis(300)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("SSL");
    }

    @Test
    void saysAtOnceThatTheClientCannotBeSetUp(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("client.properties"),
                "security.protocol=SSL\nssl.truststore.location=/absent/trust.jks\n");
        KafkaTopics topics = new KafkaTopics(kafka.bootstrapServers(), 1, KafkaClientProperties.read(file));

        assertThatThrownBy(() -> topics.await(Duration.ofMinutes(5)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("/absent/trust.jks");
    }

    private String postgresAddress() {
        return "127.0.0.1:" + postgres.port();
    }
}
