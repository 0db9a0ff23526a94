package shop.bobbin.backing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildEnvironmentTests {

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "BOBBIN_SEEDING_ENABLED"})
    void keepsWhatEveryProgramNeedsAndWhatIsMeantForUs(String name) {
        assertThat(reduced(name)).containsOnlyKeys(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DEBUG",
                "TRACE",
                "SERVER_PORT",
                "MANAGEMENT_SERVER_PORT",
                "SPRING_PROFILES_ACTIVE",
                "SPRING_APPLICATION_JSON",
                "LOGGING_LEVEL_ROOT",
                "JAVA_TOOL_OPTIONS",
                "_JAVA_OPTIONS",
                "JDK_JAVA_OPTIONS",
                "CLASSPATH",
                "PGDATA",
                "PGPORT",
                "PGOPTIONS",
                "KAFKA_OPTS",
                "KAFKA_HEAP_OPTS",
                "LD_PRELOAD",
                "ENV"
            })
    void leavesOutWhatIsMeantForOthers(String name) {
        assertThat(reduced(name)).isEmpty();
    }

    @Test
    void keepsTheValues() {
        assertThat(reduced("PATH")).containsEntry("PATH", "value of PATH");
    }

    private static Map<String, String> reduced(String name) {
        Map<String, String> environment = new HashMap<>(Map.of(name, "value of " + name));
        ChildEnvironment.reduce(environment);
        return environment;
    }
}
