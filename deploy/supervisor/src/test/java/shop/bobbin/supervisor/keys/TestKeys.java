package shop.bobbin.supervisor.keys;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Creates key files, and reads them as JSON. */
final class TestKeys {

    static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    static final String GATEWAY_KEY = "gateway-20261121T080000000Z";
    static final String OPERATOR_KEY = "operator-20261121T080000000Z";

    private TestKeys() {}

    static KeyDirectory keys(Path folder) {
        var keys = new KeyDirectory(folder);
        keys.createMissing(MORNING);
        return keys;
    }

    static Path file(Path folder, String name) {
        return folder.resolve(name).resolve(name + ".jwks");
    }

    static List<JsonNode> keySet(Path folder, String name) {
        return JsonMapper.shared()
                .readTree(file(folder, name).toFile())
                .path("keys")
                .valueStream()
                .toList();
    }

    static List<String> keyIds(Path folder, String name) {
        return keySet(folder, name).stream()
                .map(key -> key.path("kid").asString())
                .toList();
    }
}
