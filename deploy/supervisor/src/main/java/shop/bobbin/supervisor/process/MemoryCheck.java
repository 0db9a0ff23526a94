package shop.bobbin.supervisor.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Checks the available memory before the start, so that the system does not kill processes later. Linux only. */
public final class MemoryCheck {

    private static final Pattern AVAILABLE = Pattern.compile("^MemAvailable:\\s+(\\d+) kB", Pattern.MULTILINE);
    private static final long MEBIBYTE = 1024 * 1024;

    private MemoryCheck() {}

    public static void require(long bytes) {
        require(bytes, available());
    }

    static void require(long bytes, OptionalLong available) {
        if (available.isPresent() && available.getAsLong() < bytes) {
            throw new ControlException(
                    "Not enough memory: %d MiB are available, the shop needs %d MiB. Close other programs and try again."
                            .formatted(available.getAsLong() / MEBIBYTE, bytes / MEBIBYTE));
        }
    }

    private static OptionalLong available() {
        try {
            return parse(Files.readString(Path.of("/proc/meminfo")));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    static OptionalLong parse(String meminfo) {
        var found = AVAILABLE.matcher(meminfo);
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1)) * 1024) : OptionalLong.empty();
    }
}
