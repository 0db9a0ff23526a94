package shop.bobbin.deployments;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of {@code docker-compose.yml} that must equal the Kubernetes manifests. */
record ComposeFile(Map<String, Container> services) {

    /** @param memory bytes */
    record Container(String image, Set<String> environment, Set<Integer> ports, long memory) {}

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{[A-Z_]+:-([^}]*)}");
    private static final Map<Character, Integer> UNITS = Map.of('k', 10, 'm', 20, 'g', 30);

    static ComposeFile read() {
        Object document = YamlDocuments.of(Sources.read(Sources.checkout().resolve("docker-compose.yml")))
                .getFirst();
        return new ComposeFile(map(document, "services").entrySet().stream()
                .collect(toMap(Map.Entry::getKey, service -> container(service.getValue()))));
    }

    private static Container container(Object service) {
        return new Container(
                withDefaults(YamlDocuments.map(service).get("image")),
                map(service, "environment").keySet(),
                Stream.concat(list(service, "expose"), list(service, "ports"))
                        .map(ComposeFile::withDefaults)
                        .map(port -> Integer.valueOf(port.substring(port.lastIndexOf(':') + 1)))
                        .collect(toUnmodifiableSet()),
                bytes(withDefaults(YamlDocuments.map(service).get("mem_limit"))));
    }

    private static String withDefaults(@Nullable Object value) {
        return VARIABLE.matcher(String.valueOf(value)).replaceAll("$1");
    }

    private static long bytes(String size) {
        int last = size.length() - 1;
        return Long.parseLong(size.substring(0, last)) << UNITS.getOrDefault(size.charAt(last), 0);
    }

    private static Map<String, Object> map(Object parent, String key) {
        return YamlDocuments.map(YamlDocuments.map(parent).getOrDefault(key, Map.of()));
    }

    private static Stream<?> list(Object parent, String key) {
        return ((List<?>) YamlDocuments.map(parent).getOrDefault(key, List.of())).stream();
    }
}
