package shop.bobbin.deployments;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTests {

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| `([a-z.]+)` \\|", Pattern.MULTILINE);

    @Test
    void namesEachSecretThatProductionNeeds() {
        var documented = ROW.matcher(Sources.asWritten().text("README.md"))
                .results()
                .map(row -> row.group(1) + " " + row.group(2))
                .toList();
        var needed = Overlay.asWritten("production").workloads().stream()
                .flatMap(SecretReference::of)
                .map(reference -> reference.secret() + " " + reference.key())
                .collect(toCollection(TreeSet::new));
        assertThat(documented).containsExactlyInAnyOrderElementsOf(needed);
    }
}
