package shop.bobbin.supervisor.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shop.bobbin.backing.ChildEnvironment;
import shop.bobbin.supervisor.jvm.AotCache;
import shop.bobbin.supervisor.jvm.AotCache.CacheState;
import shop.bobbin.supervisor.jvm.Jdk;
import shop.bobbin.supervisor.jvm.JvmProfile;
import shop.bobbin.supervisor.jvm.RunnableJar;

/** The JVM command lines of one jar: with its AOT cache if that is valid, without it, or to record a new cache. */
final class JvmCommands {

    private static final int INITIAL_HEAP_MIB = 32;

    private final RunnableJar jar;
    private final Path cacheFile;
    private final Path temporary;
    private final List<String> flags;

    JvmCommands(RunnableJar jar, Path cacheFile, Path temporary, JvmProfile profile, int heap) {
        this.jar = jar;
        this.cacheFile = cacheFile;
        this.temporary = temporary;
        this.flags = new ArrayList<>(profile.flags());
        // Small, since the default depends on the machine's memory and would keep the garbage of the start.
        flags.add("-Xms" + INITIAL_HEAP_MIB + "m");
        flags.add("-Xmx" + heap + "m");
    }

    void prepare() {
        jar.prepare();
    }

    CacheState cacheState() {
        return cache().state();
    }

    /** Creates the cache from the recording of the last training run. */
    boolean createCache(Path log) {
        var command = command(cache().createOptions(), "-Dbobbin.process=cache", List.of());
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            ChildEnvironment.filter(builder.environment());
            var process = builder.start();
            return process.onExit().join().exitValue() == 0 && cache().activate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> command(String marker, List<String> arguments) {
        return command(cacheState() == CacheState.USABLE ? cache().useOptions() : List.of(), marker, arguments);
    }

    List<String> recordingCommand(String marker, List<String> arguments) {
        return command(cache().recordOptions(), marker, arguments);
    }

    private List<String> command(List<String> cacheOptions, String marker, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Jdk.java());
        command.addAll(flags);
        command.addAll(cacheOptions);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add(marker);
        command.add("-jar");
        command.add(jar.path().toString());
        command.addAll(arguments);
        return command;
    }

    private AotCache cache() {
        return new AotCache(cacheFile, jar.identity(), flags);
    }
}
