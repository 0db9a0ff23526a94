package shop.bobbin.controlroom.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.bobbin.backing.BackingException;
import shop.bobbin.supervisor.process.ControlException;

class ProvisioningTests {

    private final List<String> progress = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void createsKeysOnly() {
        provision(Map.of("BOBBIN_KEYS", folder.toString()));

        assertThat(folder.resolve("gateway/gateway.jwks")).exists();
        assertThat(folder.resolve("operator/operator.jwks")).exists();
        assertThat(folder.resolve("public/public.jwks")).exists();
        assertThat(progress).containsExactly("keys: " + folder);
    }

    @Test
    void namesMissingVariablesBeforeAnyChange() {
        var variables = Map.of(
                "BOBBIN_KEYS", folder.toString(),
                "BOBBIN_POSTGRES_ADDRESS", "postgres:5432",
                "BOBBIN_POSTGRES_USERNAME", "postgres",
                "BOBBIN_CATALOG_PASSWORD", "one",
                "BOBBIN_ORDERS_PASSWORD", "");

        assertThatThrownBy(() -> provision(variables))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("BOBBIN_POSTGRES_PASSWORD, BOBBIN_ORDERS_PASSWORD, BOBBIN_WISHLIST_PASSWORD")
                .hasMessageNotContaining("BOBBIN_CATALOG_PASSWORD");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void rejectsAnEmptyConfiguration() {
        assertThatThrownBy(() -> provision(Map.of("BOBBIN_KEYS", " ")))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("BOBBIN_KEYS")
                .hasMessageContaining("BOBBIN_POSTGRES_ADDRESS")
                .hasMessageContaining("BOBBIN_KAFKA_BOOTSTRAP_SERVERS");
    }

    @Test
    void rejectsAnInvalidReplicationFactor() {
        var variables = Map.of("BOBBIN_KEYS", folder.toString(), "BOBBIN_TOPICS_REPLICATION", "many");

        assertThatThrownBy(() -> provision(variables))
                .isInstanceOf(ControlException.class)
                .hasMessageContaining("BOBBIN_TOPICS_REPLICATION is 'many'");
    }

    @Test
    void rejectsAMissingPropertiesFileBeforeAnyChange() {
        var absent = folder.resolve("client.properties");
        var variables = Map.of(
                "BOBBIN_KEYS", folder.resolve("keys").toString(), "BOBBIN_KAFKA_CLIENT_PROPERTIES", absent.toString());

        assertThatThrownBy(() -> provision(variables))
                .isInstanceOf(BackingException.class)
                .hasMessageContaining("Cannot read the Kafka client properties from " + absent);
        assertThat(folder).isEmptyDirectory();
    }

    private void provision(Map<String, String> variables) {
        new Provisioning(new EnvironmentVariables(variables), folder.resolve("topics.txt"), progress::add).run();
    }
}
