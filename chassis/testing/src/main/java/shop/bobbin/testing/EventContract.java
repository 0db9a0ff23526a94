package shop.bobbin.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** One event on the wire: its topic, its {@code ce_type}, and the files that describe its body. */
public record EventContract(String topic, String type, Path schemaFile, Path sampleFile) {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The sample's body, to be published by a consumer's test. */
    public String sample() {
        return read(sampleFile);
    }

    /** The sample, read into the record of a consumer as its listener does. */
    public <T> T sampleAs(Class<T> type) {
        return JSON.readValue(sample(), type);
    }

    /** Fails unless the body, as the producer really writes it, follows the schema. */
    public void accepts(String body) {
        assertThat(violations(body))
                .as("what %s has against %s", schemaFile.getFileName(), body)
                .isEmpty();
    }

    /** As {@link #accepts(String)}, for an event as it was read from its topic. */
    public void accepts(TestEvent event) {
        assertThat(event.type()).isEqualTo(type);
        accepts(String.valueOf(event.body()));
    }

    /** What the schema has against a body. */
    public List<String> violations(String body) {
        Schema schema = SCHEMAS.getSchema(read(schemaFile), InputFormat.JSON);
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
                .as("dialect of %s", schemaFile)
                .isEqualTo(SpecificationVersion.DRAFT_2020_12.getDialectId());
        accepts(sample());
        // A schema that accepts anything would make the line above pass for ever.
        assertThat(violations("{}"))
                .as("what %s has against an empty body", schemaFile)
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
