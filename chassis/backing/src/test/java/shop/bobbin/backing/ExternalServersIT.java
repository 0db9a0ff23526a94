package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Provisioning on servers that this code did not start: it has only their address and login. */
@ExtendWith(SharedBackingServices.class)
class ExternalServersIT {

    private final Postgres postgres;
    private final Kafka kafka;

    ExternalServersIT(BackingServices backing) {
        this.postgres = backing.postgres();
        this.kafka = backing.kafka();
    }

    @Test
    void createsADatabaseWithoutSuperuserRights() throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), "postgres", postgres.superuserPassword());
                var statement = connection.createStatement()) {
            statement.execute("create role steward login createdb createrole password 'keys'");
            statement.execute("grant connect on database postgres to steward");
        }
        var databases = Databases.of(postgresAddress(), "steward", "keys", "");

        databases.create("attic", "attic", "one");
        databases.create("attic", "attic", "two");

        DriverManager.getConnection(postgres.jdbcUrl("attic"), "attic", "two").close();
        postgres.createDatabase("cellar", "cellar", "three");
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("attic"), "cellar", "three"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void failsFastWhenThePasswordIsWrong() {
        assertThatThrownBy(() ->
                        Databases.of(postgresAddress(), "postgres", "wrong", "").await(Duration.ofMinutes(5)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining(postgresAddress())
                .hasMessageContaining("authentication failed");
    }

    @Test
    void waitsForAServerThatStartsLater() {
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
    void namesTheServerThatWasNotReadyInTime() {
        int unused = FreePorts.find(0, "no server");

        assertThatThrownBy(() -> Databases.of("127.0.0.1:" + unused, "postgres", "any", "")
                        .await(Duration.ofMillis(300)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("PostgreSQL at 127.0.0.1:%d was not ready", unused);
        assertThatThrownBy(() -> new KafkaTopics("127.0.0.1:" + unused, 1).await(Duration.ofMillis(300)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("Kafka at 127.0.0.1:%d was not ready", unused);
    }

    @Test
    void findsTheOneBrokerThatIsReady() {
        var servers = "127.0.0.1:%d,%s".formatted(FreePorts.find(0, "no server"), kafka.bootstrapServers());

        new KafkaTopics(servers, 1).await(Duration.ofSeconds(30));
        new KafkaTopics(servers, 1).provision(List.of(new Topic("external.first", 1, false, null)));
    }

    @Test
    void appliesTheReplicationFactorToNewTopicsOnly() {
        var existing = new Topic("external.existing", 1, false, null);
        new KafkaTopics(kafka.bootstrapServers(), 1).provision(List.of(existing));
        var threeReplicas = new KafkaTopics(kafka.bootstrapServers(), 3);

        threeReplicas.provision(List.of(existing));

        assertThatThrownBy(() -> threeReplicas.provision(List.of(existing, new Topic("external.new", 1, false, null))))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("replicat");
    }

    @Test
    void rejectsADatabaseOfAnotherOwner() throws SQLException {
        postgres.createDatabase("parlour", "parlour", "one");
        var databases = Databases.of(postgresAddress(), "postgres", postgres.superuserPassword(), "");

        assertThatThrownBy(() -> databases.create("parlour", "lodger", "two"))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("belongs to 'parlour'")
                .hasMessageContaining("alter database \"parlour\" owner to \"lodger\"");

        try (var connection = DriverManager.getConnection(
                        postgres.jdbcUrl("postgres"), "postgres", postgres.superuserPassword());
                var statement = connection.createStatement()) {
            statement.execute("alter database parlour owner to lodger");
        }
        databases.create("parlour", "lodger", "two");
        DriverManager.getConnection(postgres.jdbcUrl("parlour"), "lodger", "two")
                .close();
    }

    @Test
    void appliesConnectionParameters() {
        var databases =
                Databases.of(postgresAddress(), "postgres", postgres.superuserPassword(), "sslmode=verify-full");

        assertThatThrownBy(() -> databases.await(Duration.ofMillis(300)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("SSL");
    }

    @Test
    void failsFastWhenTheClientCannotBeCreated(@TempDir Path folder) throws IOException {
        var file = Files.writeString(
                folder.resolve("client.properties"),
                "security.protocol=SSL\nssl.truststore.location=/absent/trust.jks\n");
        var topics = new KafkaTopics(kafka.bootstrapServers(), 1, KafkaClientProperties.read(file));

        assertThatThrownBy(() -> topics.await(Duration.ofMinutes(5)))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("/absent/trust.jks");
    }

    private String postgresAddress() {
        return "127.0.0.1:" + postgres.port();
    }
}
