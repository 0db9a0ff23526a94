package shop.bobbin.controlroom.control;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import shop.bobbin.supervisor.process.ProcessStatus;

/** The status of all processes as a text table with a total of the memory. */
public final class StatusTable {

    private static final List<String> HEAD = List.of("NAME", "URL", "STATE", "PID", "MEMORY");
    private static final double MEBIBYTE = 1024 * 1024;

    private StatusTable() {}

    public static String of(List<ProcessStatus> statuses) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        statuses.forEach(status -> rows.add(row(status)));
        statuses.stream()
                .map(ProcessStatus::memory)
                .filter(Objects::nonNull)
                .reduce(Long::sum)
                .ifPresent(total -> rows.add(List.of("", "", "", "total", megabytes(total))));
        return rows.stream().map(row -> line(row, widths(rows))).collect(Collectors.joining("\n"));
    }

    private static List<String> row(ProcessStatus status) {
        return List.of(
                status.name(),
                status.url() == null ? "-" : status.url(),
                status.state().name(),
                status.pid() == null ? "-" : status.pid().toString(),
                megabytes(status.memory()));
    }

    private static String megabytes(@Nullable Long bytes) {
        return bytes == null ? "-" : String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE);
    }

    private static List<Integer> widths(List<List<String>> rows) {
        return IntStream.range(0, HEAD.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .boxed()
                .toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> String.format(
                        Locale.ROOT, (column >= 3 ? "%" : "%-") + widths.get(column) + "s", row.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }
}
