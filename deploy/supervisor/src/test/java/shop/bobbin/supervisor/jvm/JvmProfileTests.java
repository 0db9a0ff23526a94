package shop.bobbin.supervisor.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JvmProfileTests {

    /** Except the heap size, which is a percentage of the container's memory in the images. */
    @Test
    void hasTheSameFlagsAsTheImages() throws IOException {
        var images = Files.readAllLines(Path.of("../images/jvm/always")).stream()
                .filter(line -> line.startsWith("-") && !line.contains("RAMPercentage"))
                .toList();

        assertThat(JvmProfile.LOAD.flags()).containsExactlyInAnyOrderElementsOf(images);
    }

    @ParameterizedTest
    @EnumSource(JvmProfile.class)
    void exitsOnOutOfMemory(JvmProfile profile) {
        assertThat(profile.flags()).contains("-XX:+ExitOnOutOfMemoryError");
    }
}
