package shop.bobbin.chassis.conditional;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parser for the three date formats that a recipient must accept (RFC 9110, section 5.6.7). */
final class HttpDates {

    private static final DateTimeFormatter PREFERRED =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.US);
    private static final int CENTURY = 100;
    private static final int YEARS_AHEAD = 50;

    private HttpDates() {}

    /** Null when the value is not a date: the condition is then ignored. */
    static @Nullable Instant parse(@Nullable String value, Instant now) {
        if (value == null) {
            return null;
        }
        for (var format : List.of(PREFERRED, rfc850(now), ASCTIME)) {
            try {
                return LocalDateTime.parse(value.strip(), format).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException otherFormat) {
                // try the next one
            }
        }
        return null;
    }

    /** A two-digit year that would be more than 50 years in the future is in the past. */
    private static DateTimeFormatter rfc850(Instant now) {
        var earliest = LocalDate.ofInstant(now, ZoneOffset.UTC).getYear() + YEARS_AHEAD - CENTURY + 1;
        return new DateTimeFormatterBuilder()
                .appendPattern("EEEE, dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, earliest)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US);
    }
}
