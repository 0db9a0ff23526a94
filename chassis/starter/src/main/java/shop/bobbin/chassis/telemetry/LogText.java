package shop.bobbin.chassis.telemetry;

import org.jspecify.annotations.Nullable;

/** Text from outside for a log line: one line of limited length. */
public final class LogText {

    private static final int MAX = 200;

    private LogText() {}

    public static String of(@Nullable Object text) {
        var whole = String.valueOf(text);
        var start = whole.length() <= MAX ? whole : whole.substring(0, MAX) + "...";
        return start.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
    }
}
