package shop.bobbin.supervisor.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.bobbin.supervisor.jvm.JvmProfile;
import shop.bobbin.supervisor.keys.KeyDirectory;
import shop.bobbin.supervisor.keys.Passwords;

class ServiceEnvironmentTests {

    private static final BackingAddresses BACKING = new BackingAddresses() {
        @Override
        public String jdbcUrl(String database) {
            return "jdbc:" + database;
        }

        @Override
        public String bootstrapServers() {
            return "broker:1";
        }
    };

    @TempDir
    private Path folder;

    private ShopSettings settings = ShopSettings.local(Path.of("."));

    @BeforeEach
    void setUp() {
        settings = new ShopSettings(folder, folder, folder, ShopPorts.local(), JvmProfile.START, false, Map.of());
    }

    @Test
    void setsPortDatabaseAndBroker() {
        assertThat(of("order-service"))
                .containsEntry("SERVER_PORT", "8082")
                .containsEntry("SERVER_ADDRESS", "127.0.0.1")
                .containsEntry("SPRING_DATASOURCE_URL", "jdbc:orders")
                .containsEntry("SPRING_DATASOURCE_USERNAME", "orders")
                .containsEntry("SPRING_DATASOURCE_PASSWORD", new Passwords(settings.keys()).of("orders"))
                .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "broker:1")
                .containsEntry("BOBBIN_CALLS_PAYMENT_PROVIDER_URL", "http://127.0.0.1:8089")
                .containsEntry("BOBBIN_CALLS_CATALOG_URL", "http://127.0.0.1:8081");
    }

    @Test
    void givesThePrivateKeyToTheGatewayOnly() {
        assertThat(of("gateway").get("BOBBIN_IDENTITY_JWK_SET"))
                .startsWith("file:")
                .endsWith("/gateway/gateway.jwks");
        assertThat(Services.ALL.stream().filter(service -> !service.name().equals("gateway")))
                .allSatisfy(service -> assertThat(of(service.name())).doesNotContainKey("BOBBIN_IDENTITY_JWK_SET"));
    }

    @Test
    void givesNoServiceTheDatabaseOfAnother() {
        assertThat(of("gateway")).doesNotContainKey("SPRING_DATASOURCE_URL");
        assertThat(of("recommendation-service")).doesNotContainKey("SPRING_DATASOURCE_URL");
        assertThat(Services.ALL.stream().map(ServiceDefinition::database).filter(database -> database != null))
                .doesNotHaveDuplicates();
    }

    @Test
    void givesTheAdminPasswordToThePaymentSimulatorOnly() {
        assertThat(new ServiceEnvironment(settings, new KeyDirectory(settings.keys()), new Passwords(settings.keys()))
                        .ofSimulator())
                .containsEntry("BOBBIN_PAYMENT_ADMIN_PASSWORD", new Passwords(settings.keys()).of("payment-simulator"));
        assertThat(Services.ALL)
                .allSatisfy(
                        service -> assertThat(of(service.name())).doesNotContainKey("BOBBIN_PAYMENT_ADMIN_PASSWORD"));
    }

    @Test
    void usesTheConfiguredPorts() {
        settings = new ShopSettings(folder, folder, folder, ShopPorts.free(), JvmProfile.START, false, Map.of());

        assertThat(of("gateway"))
                .containsEntry(
                        "BOBBIN_ROUTING_CATALOG",
                        settings.ports().url("catalog-service").toString());
    }

    @Test
    void storesTheStreamsStateInTheDataFolder() {
        assertThat(of("recommendation-service"))
                .containsEntry(
                        "SPRING_KAFKA_STREAMS_STATE_DIR",
                        folder.resolve("data/streams").toString());
    }

    @Test
    void addsVariablesOfTheSettings() {
        settings = settings.withVariables(Map.of("order-service", Map.of("BOBBIN_PAYMENTS_DEADLINE", "5s")));

        assertThat(of("order-service")).containsEntry("BOBBIN_PAYMENTS_DEADLINE", "5s");
        assertThat(of("gateway")).doesNotContainKey("BOBBIN_PAYMENTS_DEADLINE");
    }

    private Map<String, String> of(String name) {
        var service = Services.ALL.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findAny()
                .orElseThrow();
        return new ServiceEnvironment(settings, new KeyDirectory(settings.keys()), new Passwords(settings.keys()))
                .of(service, BACKING);
    }
}
