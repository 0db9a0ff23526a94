package shop.bobbin.controlroom.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.bobbin.backing.BackingOptions;
import shop.bobbin.backing.BackingServices;

class ProvisioningIT {

    @SuppressWarnings("NullAway.Init")
    private static BackingServices backing;

    private final Map<String, String> variables = new HashMap<>();
    private final List<String> progress = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeAll
    static void start() {
        backing = BackingServices.start(BackingOptions.ephemeral());
    }

    @AfterAll
    static void end() {
        backing.close();
    }

    @BeforeEach
    void setAllVariables() throws IOException {
        Files.writeString(folder.resolve("topics.txt"), """
                stock.things  2  compact  -
                stock.moves   3  delete   forever
                """);
        variables.put("BOBBIN_KEYS", folder.resolve("keys").toString());
        variables.put(
                "BOBBIN_POSTGRES_ADDRESS", "127.0.0.1:" + backing.postgres().port());
        variables.put("BOBBIN_POSTGRES_USERNAME", "postgres");
        variables.put("BOBBIN_POSTGRES_PASSWORD", backing.postgres().superuserPassword());
        variables.put("BOBBIN_CATALOG_PASSWORD", "one");
        variables.put("BOBBIN_ORDERS_PASSWORD", "two");
        variables.put("BOBBIN_WISHLIST_PASSWORD", "it's three");
        variables.put("BOBBIN_POSTGRES_PARAMETERS", "sslmode=prefer&ApplicationName=provision");
        Files.writeString(folder.resolve("client.properties"), "security.protocol=PLAINTEXT\n");
        variables.put(
                "BOBBIN_KAFKA_CLIENT_PROPERTIES",
                folder.resolve("client.properties").toString());
        variables.put("BOBBIN_KAFKA_BOOTSTRAP_SERVERS", backing.kafka().bootstrapServers());
    }

    @Test
    void createsAndReportsKeysDatabasesAndTopics() throws Exception {
        provision();

        assertThat(progress)
                .containsExactly(
                        "keys: " + folder.resolve("keys"),
                        "database: catalog",
                        "database: orders",
                        "database: wishlist",
                        "topic: stock.things",
                        "topic: stock.moves");
        connect("catalog", "one").close();
        connect("orders", "two").close();
        connect("wishlist", "it's three").close();
        assertThat(topics()).contains("stock.things", "stock.moves");
    }

    @Test
    void keepsExistingDataAndAddsNewTopicsWhenRunAgain() throws Exception {
        provision();
        var keys = Files.readString(folder.resolve("keys/gateway/gateway.jwks"));
        try (var connection = connect("orders", "two");
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (what text)");
        }

        Files.writeString(folder.resolve("topics.txt"), "stock.things 2 compact -\nstock.later 1 delete 14d\n");
        variables.put("BOBBIN_ORDERS_PASSWORD", "new");
        variables.put("BOBBIN_TOPICS_REPLICATION", "1");
        provision();

        assertThat(folder.resolve("keys/gateway/gateway.jwks")).hasContent(keys);
        try (var connection = connect("orders", "new");
                var statement = connection.createStatement()) {
            assertThat(statement.executeQuery("select * from kept").next()).isFalse();
        }
        assertThat(topics()).contains("stock.things", "stock.moves", "stock.later");
    }

    @Test
    void detectsRunningServersByTheirProtocol() {
        var kafka = backing.kafka().bootstrapServers().split(":");
        var postgres = backing.postgres();

        assertThat(ProtocolProbe.POSTGRESQL.responds("127.0.0.1", postgres.port()))
                .isTrue();
        assertThat(ProtocolProbe.KAFKA.responds(kafka[0], Integer.parseInt(kafka[1])))
                .isTrue();
        postgres.stop();
        assertThat(ProtocolProbe.POSTGRESQL.responds("127.0.0.1", postgres.port()))
                .isFalse();
        postgres.start();
    }

    private void provision() {
        progress.clear();
        new Provisioning(new EnvironmentVariables(variables), folder.resolve("topics.txt"), progress::add).run();
    }

    private static Connection connect(String database, String password) throws SQLException {
        return DriverManager.getConnection(backing.postgres().jdbcUrl(database), database, password);
    }

    private static Set<String> topics() throws Exception {
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", backing.kafka().bootstrapServers()))) {
            return admin.listTopics().names().get(20, TimeUnit.SECONDS);
        }
    }
}
