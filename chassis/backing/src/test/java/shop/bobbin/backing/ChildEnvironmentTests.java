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
    void keepsCommonAndOwnVariables(String name) {
        assertThat(filtered(name)).containsOnlyKeys(name);
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
    void removesVariablesOfOtherPrograms(String name) {
        assertThat(filtered(name)).isEmpty();
    }

    @Test
    void keepsTheValues() {
        assertThat(filtered("PATH")).containsEntry("PATH", "value of PATH");
    }

    private static Map<String, String> filtered(String name) {
        var environment = new HashMap<String, String>(Map.of(name, "value of " + name));
        ChildEnvironment.filter(environment);
        return environment;
    }
}
