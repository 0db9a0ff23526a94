package shop.bobbin.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractsTests {

    private static final String TYPE = "sample.thing.found.v1";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @BeforeEach
    void writeOneContract() throws IOException {
        Files.createDirectories(folder.resolve("sample.things"));
        write(".schema.json", """
                {
                  "$schema": "https://json-schema.org/draft/2020-12/schema",
                  "type": "object",
                  "required": ["thing", "pieces", "foundAt"],
                  "properties": {
                    "thing": {"type": "string", "pattern": "^[a-z]+$"},
                    "pieces": {"type": "integer", "minimum": 1},
                    "foundAt": {"type": "string", "format": "date-time"}
                  }
                }
                """);
        write(".sample.json", """
                {"thing": "button", "pieces": 4, "foundAt": "2026-03-01T12:00:00Z"}
                """);
    }

    @Test
    void acceptsAValidSample() {
        Contracts.in(folder).verify();

        assertThat(Contracts.in(folder).all()).hasSize(1);
    }

    @Test
    void readsASampleIntoAConsumersRecord() {
        record Found(String thing, int pieces) {}

        assertThat(contract().sampleAs(Found.class)).isEqualTo(new Found("button", 4));
    }

    @Test
    void listsTheViolationsOfABody() {
        assertThat(contract().violations("{\"thing\": \"Button\", \"pieces\": 0, \"foundAt\": \"yesterday\"}"))
                .hasSize(3)
                .anyMatch(text -> text.contains("pieces"));
        assertThatThrownBy(() -> contract().assertValid("{}")).hasMessageContaining("thing");
    }

    @Test
    void rejectsAnInvalidSample() throws IOException {
        write(".sample.json", "{\"thing\": \"button\"}");

        rejects("pieces");
    }

    @Test
    void rejectsASchemaWithoutASampleAndASampleWithoutASchema() throws IOException {
        Files.delete(file(".sample.json"));
        rejects(TYPE + ".sample.json");
        write(".sample.json", "{}");
        Files.delete(file(".schema.json"));
        rejects(TYPE + ".schema.json");
    }

    @Test
    void rejectsASchemaThatAcceptsEverything() throws IOException {
        write(".schema.json", "{\"$schema\": \"https://json-schema.org/draft/2020-12/schema\"}");

        rejects("empty body");
    }

    @Test
    void rejectsAServiceWithoutContracts() throws IOException {
        Files.delete(file(".sample.json"));
        Files.delete(file(".schema.json"));

        rejects("Expecting actual not to be empty");
    }

    @Test
    void rejectsAnUnexpectedFile() throws IOException {
        write(".json", "{}");

        rejects(TYPE + ".json is neither");
    }

    private void rejects(String reason) {
        assertThatThrownBy(() -> Contracts.in(folder).verify())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(reason);
    }

    private EventContract contract() {
        List<EventContract> all = Contracts.in(folder).all();
        assertThat(all).containsExactly(Contracts.in(folder).event("sample.things", TYPE));
        return all.getFirst();
    }

    private void write(String suffix, String text) throws IOException {
        Files.writeString(file(suffix), text);
    }

    private Path file(String suffix) {
        return folder.resolve("sample.things").resolve(TYPE + suffix);
    }
}
