package shop.bobbin.controlroom.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.bobbin.controlroom.jvm.AotCache.Fitness;

class AotCacheTests {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void names() {
        file = folder.resolve("caches/one.aot");
    }

    @Test
    void isMissingUntilItWasMadeOfATrainingRun() throws IOException {
        var cache = cache("jar-1", "-Xmx1m");
        assertThat(cache.fitness()).isEqualTo(Fitness.MISSING);

        assertThat(cache.recordOptions()).contains("-XX:AOTMode=record");
        assertThat(cache.accept()).isFalse();
        Files.writeString(file, "a cache");

        assertThat(cache.accept()).isTrue();
        assertThat(cache.fitness()).isEqualTo(Fitness.USABLE);
        assertThat(cache.useOptions()).contains("-XX:AOTCache=" + file);
    }

    @Test
    void fitsOneJarAndOneSetOfFlags() throws IOException {
        made();

        assertThat(cache("jar-1", "-Xmx1m").fitness()).isEqualTo(Fitness.USABLE);
        assertThat(cache("jar-2", "-Xmx1m").fitness()).isEqualTo(Fitness.OUTDATED);
        assertThat(cache("jar-1", "-Xmx2m").fitness()).isEqualTo(Fitness.OUTDATED);
    }

    @Test
    void noticesThatItWasCutOff() throws IOException {
        made();
        Files.writeString(file, "a cac");

        assertThat(cache("jar-1", "-Xmx1m").fitness()).isEqualTo(Fitness.DAMAGED);
    }

    @Test
    void noticesThatItWasOverwritten() throws IOException {
        made();
        Files.writeString(file, "A cache");

        assertThat(cache("jar-1", "-Xmx1m").fitness()).isEqualTo(Fitness.DAMAGED);
    }

    private void made() throws IOException {
        var cache = cache("jar-1", "-Xmx1m");
        assertThat(cache.recordOptions()).isNotEmpty();
        Files.writeString(file, "a cache");
        assertThat(cache.accept()).isTrue();
    }

    private AotCache cache(String jar, String flag) {
        return new AotCache(file, jar, List.of(flag));
    }
}
