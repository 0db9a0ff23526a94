package shop.bobbin.supervisor.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Measures the memory of a process in bytes: the proportional set size (Pss) on Linux, since the processes map the same
 * files; the resident set size elsewhere.
 */
public final class ProcessMemory {

    private static final Pattern PSS = Pattern.compile("^Pss:\\s+(\\d+) kB", Pattern.MULTILINE);
    private static final Pattern NUMBER = Pattern.compile("(\\d+)");

    private ProcessMemory() {}

    public static OptionalLong of(long pid) {
        try {
            return pss(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup")));
        } catch (IOException e) {
            return resident(pid);
        }
    }

    static OptionalLong pss(String rollup) {
        return kilobytes(PSS, rollup);
    }

    private static OptionalLong resident(long pid) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
                    .redirectErrorStream(true)
                    .start();
            return kilobytes(NUMBER, new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong kilobytes(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1)) * 1024) : OptionalLong.empty();
    }
}
