package shop.bobbin.chassis.conditional;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code Range} asks for, of a representation of a given length (section 14.2). */
sealed interface ByteRanges {

    /** No range is asked for, or the header is not well-formed, or asks for too many: everything is sent. */
    record Whole() implements ByteRanges {}

    /** At least one, and together no more than the whole. */
    record Some(List<ByteRange> ranges) implements ByteRanges {}

    /** 416: all of them lie behind the end. */
    record Unsatisfiable() implements ByteRanges {}

    /**
     * @param first position, from 0
     * @param last position, included
     */
    record ByteRange(int first, int last) {

        int length() {
            return last - first + 1;
        }
    }

    int MOST = 10;
    Pattern RANGE = Pattern.compile("([0-9]{0,18})-([0-9]{0,18})");
    String UNIT = "bytes=";

    static ByteRanges parse(@Nullable String header, int length) {
        if (header == null || !header.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return new Whole();
        }
        var elements = List.of(header.substring(UNIT.length()).split(",")).stream()
                .map(String::strip)
                .filter(element -> !element.isEmpty())
                .toList();
        if (elements.isEmpty() || elements.size() > MOST) {
            return new Whole();
        }
        var ranges = new ArrayList<ByteRange>();
        for (var element : elements) {
            var range = RANGE.matcher(element);
            if (!range.matches() || !isValid(range.group(1), range.group(2))) {
                return new Whole();
            }
            var satisfiable = within(range.group(1), range.group(2), length);
            if (satisfiable != null) {
                ranges.add(satisfiable);
            }
        }
        if (ranges.isEmpty()) {
            return new Unsatisfiable();
        }
        var together = ranges.stream().mapToLong(ByteRange::length).sum();
        return together > length ? new Whole() : new Some(List.copyOf(ranges));
    }

    private static boolean isValid(String first, String last) {
        if (first.isEmpty()) {
            return !last.isEmpty();
        }
        return last.isEmpty() || Long.parseLong(first) <= Long.parseLong(last);
    }

    /** Null when it lies behind the end. */
    private static @Nullable ByteRange within(String first, String last, int length) {
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
