package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connection parameters of external servers: protocols, certificates, passwords. */
class ClientPropertiesTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void kafkaClientTakesAllPropertiesOfTheFileExceptTheBootstrapServers() throws IOException {
        Path file = Files.writeString(folder.resolve("client.properties"), """
                # as for Kafka's own tools
                security.protocol=SASL_SSL
                sasl.jaas.config=org.example.Login required password="it's secret";
                request.timeout.ms=15000
                bootstrap.servers=elsewhere:9092
                """);

        var topics = new KafkaTopics("here:9092", 3, KafkaClientProperties.read(file));

        assertThat(topics.clientSettings())
                .containsEntry("security.protocol", "SASL_SSL")
                .containsEntry("sasl.jaas.config", "org.example.Login required password=\"it's secret\";")
                .containsEntry("request.timeout.ms", "15000")
                .containsEntry("default.api.timeout.ms", "20000")
                .containsEntry("bootstrap.servers", "here:9092");
        assertThat(topics.toString()).doesNotContain("secret");
    }

    @Test
    void namesTheMissingPropertiesFile() {
        var absent = folder.resolve("absent.properties");

        assertThatThrownBy(() -> KafkaClientProperties.read(absent))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining(absent.toString());
    }

    @Test
    void appendsParametersToTheJdbcUrl() {
        assertThat(Databases.of("db:5432", "admin", "any", "sslmode=verify-full&sslrootcert=/ca.pem")
                        .administrationUrl())
                .isEqualTo(
                        "jdbc:postgresql://db:5432/postgres?loginTimeout=10&sslmode=verify-full&sslrootcert=/ca.pem");
        assertThat(Databases.of("db:5432", "admin", "any", "").administrationUrl())
                .isEqualTo("jdbc:postgresql://db:5432/postgres?loginTimeout=10");
    }
}
