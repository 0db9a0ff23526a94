package shop.bobbin.supervisor.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Ends the processes that a killed supervisor left running. The caller must own the {@link StateLock}. */
public final class StaleProcessCleanup {

    private static final int GRACE_PERIOD_SECONDS = 10;

    private final Path pids;

    public StaleProcessCleanup(Path pids) {
        this.pids = pids;
    }

    /** @return the names of the processes that were still running */
    public List<String> end() {
        if (!Files.isDirectory(pids)) {
            return List.of();
        }
        try (var files = Files.list(pids)) {
            var sorted = files.sorted().toList();
            var ended = sorted.stream()
                    .filter(StaleProcessCleanup::end)
                    .map(StaleProcessCleanup::name)
                    .toList();
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
            var exit = process.onExit();
            exit.completeOnTimeout(process, GRACE_PERIOD_SECONDS, TimeUnit.SECONDS)
                    .join();
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
