package shop.bobbin.supervisor.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the process that listens on a port: with {@code /proc} on Linux, with {@code lsof} elsewhere. */
final class PortOwner {

    private static final String LISTENING = "0A";
    private static final int MAX_COMMAND_LENGTH = 100;

    private PortOwner() {}

    /** @return for example {@code pid 4711 (java -jar other.jar)}; empty for a process of another user */
    static Optional<String> of(int port) {
        var pid = Files.isDirectory(Path.of("/proc/net")) ? fromProc(port) : fromLsof(port);
        return pid.flatMap(ProcessHandle::of).map(PortOwner::describe);
    }

    private static String describe(ProcessHandle process) {
        var info = process.info();
        var command = info.commandLine().or(info::command).orElse("unknown command");
        return "pid %d (%s)"
                .formatted(
                        process.pid(),
                        command.length() > MAX_COMMAND_LENGTH
                                ? command.substring(0, MAX_COMMAND_LENGTH) + "..."
                                : command);
    }

    private static Optional<Long> fromProc(int port) {
        var sockets = Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > 9 && row[3].equals(LISTENING))
                .filter(row -> row[1].endsWith(":%04X".formatted(port)))
                .map(row -> "socket:[" + row[9] + "]")
                .collect(Collectors.toSet());
        return sockets.isEmpty()
                ? Optional.empty()
                : ProcessHandle.allProcesses()
                        .map(ProcessHandle::pid)
                        .filter(pid -> ownsAny(pid, sockets))
                        .findFirst();
    }

    private static boolean ownsAny(long pid, Set<String> sockets) {
        try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors.anyMatch(descriptor -> sockets.contains(target(descriptor)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Long> fromLsof(int port) {
        try {
            var lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .map(Long::valueOf);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
