package shop.bobbin.controlroom.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends the processes that a killed supervisor could not. Only the holder of the supervisor's lock may call it. */
public final class LeftOvers {

    private static final int GRACE_SECONDS = 10;

    private final Path pids;

    public LeftOvers(Path pids) {
        this.pids = pids;
    }

    /** @return the names of those that were still running */
    public List<String> end() {
        if (!Files.isDirectory(pids)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(pids)) {
            List<Path> sorted = files.sorted().toList();
            var ended =
                    sorted.stream().filter(LeftOvers::end).map(LeftOvers::name).toList();
            sorted.stream().map(PidFile::new).forEach(PidFile::delete);
            return ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean end(Path file) {
        var found = new PidFile(file).find();
        found.ifPresent(process -> {
            process.destroy();
            CompletableFuture<ProcessHandle> exit = process.onExit();
            exit.completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS).join();
            if (process.isAlive()) {
                process.destroyForcibly();
                exit.join();
            }
        });
        return found.isPresent();
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceAll("\\.pid$", "");
    }
}
