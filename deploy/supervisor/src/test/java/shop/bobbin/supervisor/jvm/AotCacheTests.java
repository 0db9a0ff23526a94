package shop.bobbin.supervisor.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.bobbin.supervisor.jvm.AotCache.CacheState;

class AotCacheTests {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void setUp() {
        file = folder.resolve("caches/one.aot");
    }

    @Test
    void isMissingUntilItIsCreatedFromATrainingRun() throws IOException {
        var cache = cache("jar-1", "-Xmx1m");
        assertThat(cache.state()).isEqualTo(CacheState.MISSING);

        assertThat(cache.recordOptions()).contains("-XX:AOTMode=record");
        assertThat(cache.activate()).isFalse();
        Files.writeString(file, "a cache");

        assertThat(cache.activate()).isTrue();
        assertThat(cache.state()).isEqualTo(CacheState.USABLE);
        assertThat(cache.useOptions()).contains("-XX:AOTCache=" + file);
    }

    @Test
    void isValidForOneJarAndOneSetOfFlags() throws IOException {
        createCache();

        assertThat(cache("jar-1", "-Xmx1m").state()).isEqualTo(CacheState.USABLE);
        assertThat(cache("jar-2", "-Xmx1m").state()).isEqualTo(CacheState.OUTDATED);
        assertThat(cache("jar-1", "-Xmx2m").state()).isEqualTo(CacheState.OUTDATED);
    }

    @Test
    void detectsTruncation() throws IOException {
        createCache();
        Files.writeString(file, "a cac");

        assertThat(cache("jar-1", "-Xmx1m").state()).isEqualTo(CacheState.DAMAGED);
    }

    @Test
    void detectsOverwriting() throws IOException {
        createCache();
        Files.writeString(file, "A cache");

        assertThat(cache("jar-1", "-Xmx1m").state()).isEqualTo(CacheState.DAMAGED);
    }

    private void createCache() throws IOException {
        var cache = cache("jar-1", "-Xmx1m");
        assertThat(cache.recordOptions()).isNotEmpty();
        Files.writeString(file, "a cache");
        assertThat(cache.activate()).isTrue();
    }

    private AotCache cache(String jar, String flag) {
        return new AotCache(file, jar, List.of(flag));
    }
}
