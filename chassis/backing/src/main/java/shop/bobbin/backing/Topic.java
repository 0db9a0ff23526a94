package shop.bobbin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a topic to be provisioned.
 *
 * @param compacted keeps the last record of each key forever
 * @param retention the minimum time for which records are kept; null = forever
 */
public record Topic(
        String name,
        int partitions,
        boolean compacted,
        @Nullable Duration retention) {

    public Topic {
        if (!name.matches("[a-zA-Z0-9._-]{1,249}")) {
            throw new IllegalArgumentException("Invalid topic name: '%s'".formatted(name));
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("%s: %d partitions".formatted(name, partitions));
        }
        if (compacted && retention != null) {
            throw new IllegalArgumentException("%s: a compacted topic has no retention".formatted(name));
        }
    }

    /**
     * The size limit of an event in bytes, which is Kafka's default. A dead letter may be twice as large, since its
     * headers contain the event's error. Both are set explicitly, so that they do not depend on the broker's default.
     */
    private static final int MAX_EVENT_BYTES = 1_048_588;

    private static final int MAX_DEAD_LETTER_BYTES = 2 * 1024 * 1024;

    /** Reads a file with lines of {@code name partitions compact|delete -|forever|<n>d|<n>h}; # starts a comment. */
    public static List<Topic> read(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .map(Topic::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the topics", e);
        }
    }

    /** The topic-level settings of this definition. */
    Map<String, String> settings() {
        return Map.of(
                "cleanup.policy",
                compacted ? "compact" : "delete",
                "retention.ms",
                retention == null ? "-1" : Long.toString(retention.toMillis()),
                "retention.bytes",
                "-1",
                "max.message.bytes",
                Integer.toString(name.endsWith(".dlt") ? MAX_DEAD_LETTER_BYTES : MAX_EVENT_BYTES));
    }

    private static Topic parse(String line) {
        String[] cells = line.split("\\s+");
        if (cells.length != 4) {
            throw new IllegalArgumentException("Expected four columns: '%s'".formatted(line));
        }
        boolean compacted =
                switch (cells[2]) {
                    case "compact" -> true;
                    case "delete" -> false;
                    default -> throw new IllegalArgumentException("Expected compact or delete: '%s'".formatted(line));
                };
        return new Topic(cells[0], Integer.parseInt(cells[1]), compacted, retention(cells[3], line));
    }

    private static @Nullable Duration retention(String cell, String line) {
        if (cell.equals("-") || cell.equals("forever")) {
            return null;
        }
        if (!cell.matches("\\d+[dh]")) {
            throw new IllegalArgumentException("Expected -, forever, days or hours (14d, 36h): '%s'".formatted(line));
        }
        long number = Long.parseLong(cell.substring(0, cell.length() - 1));
        return cell.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    }
}
