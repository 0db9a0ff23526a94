package shop.bobbin.chassis.conditional;

import java.util.ArrayList;
import java.util.List;

/**
 * The value of {@code If-Match} or {@code If-None-Match}: {@code *} or a list of entity tags. A malformed value has no tags and
 * matches nothing.
 *
 * @param any true for {@code *}
 * @param tags as in the header, with {@code W/} and quotes
 */
record EntityTags(boolean any, List<String> tags) {

    private static final String WEAK = "W/";
    private static final EntityTags NONE = new EntityTags(false, List.of());

    static EntityTags parse(String value) {
        if (value.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        var tags = new ArrayList<String>();
        var position = 0;
        while (position < value.length()) {
            var start = skip(value, position);
            if (start == value.length()) {
                break;
            }
            var end = endOfTag(value, start);
            if (end < 0) {
                return NONE;
            }
            tags.add(value.substring(start, end));
            position = end;
        }
        return new EntityTags(false, List.copyOf(tags));
    }

    /** Strong comparison (RFC 9110, section 8.8.3.2): equal, and neither tag is weak. */
    boolean matchStrongly(String tag) {
        return any || (!isWeak(tag) && tags.contains(tag));
    }

    /** Weak comparison: equal without regard to {@code W/}. */
    boolean matchWeakly(String tag) {
        return any || tags.stream().map(EntityTags::opaque).anyMatch(opaque(tag)::equals);
    }

    private static boolean isWeak(String tag) {
        return tag.startsWith(WEAK);
    }

    private static String opaque(String tag) {
        return isWeak(tag) ? tag.substring(WEAK.length()) : tag;
    }

    /** Skips white space and commas: a list may have empty elements. */
    private static int skip(String value, int from) {
        var position = from;
        while (position < value.length() && " \t,".indexOf(value.charAt(position)) >= 0) {
            position++;
        }
        return position;
    }

    /** The position after the closing quote; -1 when there is no tag, or no comma after it. */
    private static int endOfTag(String value, int start) {
        var open = value.startsWith(WEAK, start) ? start + WEAK.length() : start;
        if (open >= value.length() || value.charAt(open) != '"') {
            return -1;
        }
        var close = value.indexOf('"', open + 1);
        if (close < 0 || value.substring(open + 1, close).chars().anyMatch(character -> character <= ' ')) {
            return -1;
        }
        var next = close + 1;
        return next == value.length() || " \t,".indexOf(value.charAt(next)) >= 0 ? next : -1;
    }
}
