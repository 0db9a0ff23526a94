package shop.bobbin.controlroom.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JvmProfileTests {

    /** The heap is a share of a container's memory there, and a number here. */
    @Test
    void hasTheFlagsOfTheImages() throws IOException {
        var images = Files.readAllLines(Path.of("../images/jvm/always")).stream()
                .filter(line -> line.startsWith("-") && !line.contains("RAMPercentage"))
                .toList();

        assertThat(JvmProfile.LOAD.flags()).containsExactlyInAnyOrderElementsOf(images);
    }

    @ParameterizedTest
    @EnumSource(JvmProfile.class)
    void endsAProcessThatIsOutOfMemory(JvmProfile profile) {
        assertThat(profile.flags()).contains("-XX:+ExitOnOutOfMemoryError");
    }
}
