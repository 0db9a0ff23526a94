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
 * A topic to be provisioned.
 *
 * @param compacted keep the last record of each key for ever
 * @param retention how long records are kept at least; null = for ever
 */
public record Topic(
        String name,
        int partitions,
        boolean compacted,
        @Nullable Duration retention) {

    public Topic {
        if (!name.matches("[a-zA-Z0-9._-]{1,249}")) {
            throw new IllegalArgumentException("Not a topic name: '%s'".formatted(name));
        }
        if (partitions < 1) {
            throw new IllegalArgumentException("%s: %d partitions".formatted(name, partitions));
        }
        if (compacted && retention != null) {
            throw new IllegalArgumentException("%s: a compacted topic has no retention".formatted(name));
        }
    }

    /**
     * In bytes: of an event, Kafka's own default; of a dead letter, twice that, since it is an event with its cause in the
     * headers. Stated for both, so that the one is larger at any broker.
     */
    private static final int LARGEST_EVENT = 1_048_588;

    private static final int LARGEST_DEAD_LETTER = 2 * 1024 * 1024;

    /** Reads a table of {@code name partitions compact|delete -|forever|<n>d|<n>h}; # begins a comment. */
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

    /** The broker's settings that make the topic what this says. */
    Map<String, String> settings() {
        return Map.of(
                "cleanup.policy",
                compacted ? "compact" : "delete",
                "retention.ms",
                retention == null ? "-1" : Long.toString(retention.toMillis()),
                "retention.bytes",
                "-1",
                "max.message.bytes",
                Integer.toString(name.endsWith(".dlt") ? LARGEST_DEAD_LETTER : LARGEST_EVENT));
    }

    private static Topic parse(String line) {
        String[] cells = line.split("\\s+");
        if (cells.length != 4) {
            throw new IllegalArgumentException("Four columns wanted: '%s'".formatted(line));
        }
        boolean compacted =
                switch (cells[2]) {
                    case "compact" -> true;
                    case "delete" -> false;
                    default -> throw new IllegalArgumentException("compact or delete wanted: '%s'".formatted(line));
                };
        return new Topic(cells[0], Integer.parseInt(cells[1]), compacted, retention(cells[3], line));
    }

    private static @Nullable Duration retention(String cell, String line) {
        if (cell.equals("-") || cell.equals("forever")) {
            return null;
        }
        if (!cell.matches("\\d+[dh]")) {
            throw new IllegalArgumentException("-, forever, days or hours (14d, 36h) wanted: '%s'".formatted(line));
        }
        long number = Long.parseLong(cell.substring(0, cell.length() - 1));
        return cell.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    }
}
