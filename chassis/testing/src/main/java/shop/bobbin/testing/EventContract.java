package shop.bobbin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The contract of one event type: its topic, its {@code ce_type}, and the schema and sample of its body. */
public record EventContract(String topic, String type, Path schemaFile, Path sampleFile) {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The body of the sample, for consumer tests to publish. */
    public String sample() {
        return read(sampleFile);
    }

    /** The sample, deserialised into a consumer's record. */
    public <T> T sampleAs(Class<T> type) {
        return JSON.readValue(sample(), type);
    }

    /** Asserts that a body that the producer has written is valid against the schema. */
    public void assertValid(String body) {
        assertThat(violations(body))
                .as("schema violations of %s in %s", schemaFile.getFileName(), body)
                .isEmpty();
    }

    /** Like {@link #assertValid(String)}, for an event that was read from a topic. */
    public void assertValid(TestEvent event) {
        assertThat(event.type()).isEqualTo(type);
        assertValid(String.valueOf(event.body()));
    }

    /** The schema violations of a body. */
    public List<String> violations(String body) {
        var schema = SCHEMAS.getSchema(read(schemaFile), InputFormat.JSON);
        return schema
                .validate(
                        body,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    void verify() {
        assertThat(schemaFile).exists();
        assertThat(sampleFile).exists();
        assertThat(JSON.readTree(read(schemaFile)).path("$schema").asString(""))
                .as("JSON Schema dialect of %s", schemaFile)
                .isEqualTo(SpecificationVersion.DRAFT_2020_12.getDialectId());
        assertValid(sample());
        // Otherwise a schema that accepts everything would pass.
        assertThat(violations("{}"))
                .as("schema violations of %s in an empty body", schemaFile)
                .isNotEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
