package shop.bobbin.controlroom.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import shop.bobbin.backing.ChildEnvironment;
import shop.bobbin.controlroom.jvm.AotCache;
import shop.bobbin.controlroom.jvm.AotCache.Fitness;
import shop.bobbin.controlroom.jvm.Jdk;
import shop.bobbin.controlroom.jvm.JvmProfile;
import shop.bobbin.controlroom.jvm.Program;

/** One program with its flags and its cache. A command records a new cache, uses the one there is, or does without. */
final class Jvm {

    private static final int INITIAL_HEAP = 32;

    private final Program program;
    private final Path cacheFile;
    private final Path temporary;
    private final List<String> flags;

    Jvm(Program program, Path cacheFile, Path temporary, JvmProfile profile, int heap) {
        this.program = program;
        this.cacheFile = cacheFile;
        this.temporary = temporary;
        this.flags = new ArrayList<>(profile.flags());
        // A small beginning, whatever the size of the machine: else the garbage of the start stays in memory.
        flags.add("-Xms" + INITIAL_HEAP + "m");
        flags.add("-Xmx" + heap + "m");
    }

    void refresh() {
        program.refresh();
    }

    Fitness fitness() {
        return cache().fitness();
    }

    /** Makes a cache of the recording that has just ended. */
    boolean createCache(Path log) {
        var command = command(cache().createOptions(), "-Dbobbin.process=cache", List.of());
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            ChildEnvironment.filter(builder.environment());
            var process = builder.start();
            return process.onExit().join().exitValue() == 0 && cache().accept();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> command(String mark, List<String> arguments) {
        return command(fitness() == Fitness.USABLE ? cache().useOptions() : List.of(), mark, arguments);
    }

    List<String> recordingCommand(String mark, List<String> arguments) {
        return command(cache().recordOptions(), mark, arguments);
    }

    private List<String> command(List<String> cacheOptions, String mark, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Jdk.java());
        command.addAll(flags);
        command.addAll(cacheOptions);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add(mark);
        command.add("-jar");
        command.add(program.path().toString());
        command.addAll(arguments);
        return command;
    }

    private AotCache cache() {
        return new AotCache(cacheFile, program.identity(), flags);
    }
}
