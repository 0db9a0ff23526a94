package shop.bobbin.testing;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The committed OpenAPI document of a service, {@code <service>/openapi.json}. The build fails until the document
 * matches the running service, so that each change of the API appears in a review.
 */
public final class OpenApiContract {

    private static final String UPDATE = "bobbin.openapi.update";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final String service;
    private final Path committed;

    private OpenApiContract(String service, Path committed) {
        this.service = service;
        this.committed = committed;
    }

    /** @param service the service's module folder, which is also its artifact id */
    public static OpenApiContract of(String service) {
        return new OpenApiContract(service, ReactorRoot.resolve(service).resolve("openapi.json"));
    }

    static OpenApiContract in(Path committed) {
        return new OpenApiContract("a-service", committed);
    }

    /** Fails when the document that the service serves on this port differs from the committed one. */
    public void verify(int port) {
        String served = normalised(fetch(port));
        if (Boolean.getBoolean(UPDATE)) {
            write(served);
            return;
        }
        var expected = Files.exists(committed) ? read() : "";
        if (!served.equals(expected)) {
            fail(
                    """
                    The API of %s differs from the committed document %s. First difference, in line %d:
                      committed: %s
                      served:    %s
                    If the change is intended, update the document and commit it:
                      mvn verify -pl %s -am -D%s=true
                    """,
                    service,
                    committed,
                    firstDifference(expected, served) + 1,
                    line(expected, firstDifference(expected, served)),
                    line(served, firstDifference(expected, served)),
                    service,
                    UPDATE);
        }
    }

    private static String normalised(String document) {
        var root = new TreeMap<String, Object>(JSON.readValue(document, new TypeReference<Map<String, Object>>() {}));
        // Contains the port, which differs in each run.
        root.remove("servers");
        return JSON.writeValueAsString(root).replace("\r\n", "\n") + "\n";
    }

    private static String fetch(int port) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/v3/api-docs".formatted(port)))
                .timeout(Duration.ofSeconds(30))
                .header("Accept", "application/json")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                fail("%s responded with status %d", request.uri(), response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int firstDifference(String expected, String served) {
        int number = 0;
        while (line(expected, number).equals(line(served, number))) {
            number++;
        }
        return number;
    }

    private static String line(String text, int number) {
        String[] lines = text.split("\n", -1);
        return number < lines.length ? lines[number].strip() : "(nothing)";
    }

    private String read() {
        try {
            return Files.readString(committed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String document) {
        try {
            Files.writeString(committed, document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
