package shop.bobbin.chassis.conditional;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parsed {@code Range} header, for a representation of a given length (RFC 9110, section 14.2). */
sealed interface ByteRanges {

    /** The unit is not bytes, the header is malformed or empty, or there are too many ranges: the whole representation is sent. */
    record Whole() implements ByteRanges {}

    /** One to ten ranges that together have at most as many bytes as the representation. */
    record Partial(List<ByteRange> ranges) implements ByteRanges {}

    /** All ranges begin after the end: 416. */
    record Unsatisfiable() implements ByteRanges {}

    /**
     * @param first position, from 0
     * @param last position, inclusive
     */
    record ByteRange(int first, int last) {

        int length() {
            return last - first + 1;
        }
    }

    int MAX_RANGES = 10;
    Pattern RANGE = Pattern.compile("([0-9]{0,18})-([0-9]{0,18})");
    String UNIT = "bytes=";

    static ByteRanges parse(String header, int length) {
        if (!header.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return new Whole();
        }
        var elements = List.of(header.substring(UNIT.length()).split(",")).stream()
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
        if (elements.isEmpty() || elements.size() > MAX_RANGES) {
            return new Whole();
        }
        var ranges = new ArrayList<ByteRange>();
        for (var element : elements) {
            var range = RANGE.matcher(element);
            if (!range.matches() || !isValid(range.group(1), range.group(2))) {
                return new Whole();
            }
            var byteRange = satisfiable(range.group(1), range.group(2), length);
            if (byteRange != null) {
                ranges.add(byteRange);
            }
        }
        if (ranges.isEmpty()) {
            return new Unsatisfiable();
        }
        var totalLength = ranges.stream().mapToLong(ByteRange::length).sum();
        return totalLength > length ? new Whole() : new Partial(List.copyOf(ranges));
    }

    private static boolean isValid(String first, String last) {
        if (first.isEmpty()) {
            return !last.isEmpty();
        }
        return last.isEmpty() || Long.parseLong(first) <= Long.parseLong(last);
    }

    /** Null when the range begins after the end. */
    private static @Nullable ByteRange satisfiable(String first, String last, int length) {
        if (first.isEmpty()) {
            var suffix = (int) Math.min(Long.parseLong(last), length);
            return suffix == 0 ? null : new ByteRange(length - suffix, length - 1);
        }
        if (Long.parseLong(first) >= length) {
            return null;
        }
        var end = last.isEmpty() ? length - 1 : (int) Math.min(Long.parseLong(last), length - 1);
        return new ByteRange(Integer.parseInt(first), end);
    }
}
