package shop.bobbin.controlroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the script {@code bobbin} in different environments, with a fake JDK and Maven that record their arguments and
 * variables.
 */
class BobbinScriptIT {

    private static final String SYSTEM_PATH = "/usr/local/bin:/usr/bin:/bin";

    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void createFakeTools() throws IOException {
        variables.put("PATH", folder.resolve("bin") + ":" + SYSTEM_PATH);
        variables.put("JAVA_HOME", folder.resolve("jdk").toString());
        variables.put("HOME", folder.toString());
        Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        script("jdk/bin/javac", "");
        script("jdk/bin/java", "env >'%s/java.variables'; echo \"java $*\"".formatted(folder));
        script(
                "bin/mvn",
                "env >'%s/mvn.variables'; mkdir -p deploy/control-room/target; : >deploy/control-room/target/control-room-0.1.0-SNAPSHOT.jar"
                        .formatted(folder));
    }

    @Test
    void runsInAFolderWithSpecialCharacters() throws IOException {
        assertThat(bobbin("a, b=c; #d $e 'f'", "status"))
                .contains("-XX:+ExitOnOutOfMemoryError")
                .endsWith("-jar deploy/control-room/target/control-room-0.1.0-SNAPSHOT.jar status\n");
    }

    @Test
    void setsHomeWhenItIsMissing() throws IOException {
        variables.remove("HOME");

        bobbin("shop", "status");

        assertThat(variablesOf("java").get("HOME")).startsWith("/");
        assertThat(variablesOf("mvn").get("HOME")).startsWith("/");
    }

    @Test
    void restrictsThePermissionsOfAnExistingStateFolder() throws IOException {
        var state = Files.createDirectories(folder.resolve("shop/.bobbin"));
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));

        bobbin("shop", "status");

        assertThat(Files.getPosixFilePermissions(state)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "tr_TR.UTF-8", "xx_XX.ISO8859-1"})
    void setsAUtf8Locale(String locale) throws IOException {
        variables.put("LANG", locale);
        variables.put("LC_ALL", locale);

        bobbin("shop", "status");

        assertThat(variablesOf("java").get("LC_ALL")).matches("(C|en_US)\\.(UTF-8|utf8)");
        assertThat(variablesOf("mvn").get("LC_ALL")).matches("(C|en_US)\\.(UTF-8|utf8)");
    }

    @Test
    void passesJvmOptionsToMavenOnlyAndWithoutDebugger() throws IOException {
        variables.put(
                "JAVA_TOOL_OPTIONS",
                "-agentlib:jdwp=transport=dt_socket,server=y,address=5005 -Dhttps.proxyHost=proxy.example");
        variables.put("_JAVA_OPTIONS", "-javaagent:/some/agent.jar -Dhttps.proxyPort=3128");
        variables.put("JDK_JAVA_OPTIONS", "-Xmx8m");
        variables.put("CLASSPATH", "/nowhere");

        bobbin("shop", "status");

        assertThat(variablesOf("java"))
                .doesNotContainKeys("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH");
        assertThat(variablesOf("mvn"))
                .doesNotContainKeys("_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH")
                .hasEntrySatisfying(
                        "JAVA_TOOL_OPTIONS",
                        options -> assertThat(options.strip())
                                .isEqualTo("-Dhttps.proxyHost=proxy.example -Dhttps.proxyPort=3128"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b", "wow!"})
    void rejectsAnUnsupportedFolderName(String name) throws IOException {
        assertThat(bobbin(name, "status")).contains("':'", "'!'", name).hasLineCount(1);
    }

    @Test
    void namesMissingPrograms() throws IOException {
        variables.put("PATH", folder.resolve("bin").toString());

        assertThat(bobbin("shop", "status"))
                .startsWith("Bobbin needs these programs, which are not installed: basename, cat, chmod")
                .contains("find")
                .hasLineCount(1);
    }

    private String bobbin(String checkout, String command) throws IOException {
        var folderOfScript = Files.createDirectories(folder.resolve(checkout));
        Files.copy(Path.of("../../bobbin"), folderOfScript.resolve("bobbin"), StandardCopyOption.COPY_ATTRIBUTES);
        var builder = new ProcessBuilder("/bin/bash", "./bobbin", command)
                .directory(folderOfScript.toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(variables);
        try (var output = builder.start().getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Map<String, String> variablesOf(String program) throws IOException {
        var recorded = new HashMap<String, String>();
        Files.readAllLines(folder.resolve(program + ".variables")).stream()
                .map(line -> line.split("=", 2))
                .forEach(pair -> recorded.put(pair[0], pair.length == 2 ? pair[1] : ""));
        return recorded;
    }

    private void script(String name, String lines) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
