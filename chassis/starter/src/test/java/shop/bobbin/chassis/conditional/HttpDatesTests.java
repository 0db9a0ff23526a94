package shop.bobbin.chassis.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDatesTests {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    /** The examples of RFC 9110, section 5.6.7, and its rule for years of two digits. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Sun, 06 Nov 1994 08:49:37 GMT    | 1994-11-06T08:49:37Z
            Sunday, 06-Nov-94 08:49:37 GMT   | 1994-11-06T08:49:37Z
            Sun Nov  6 08:49:37 1994         | 1994-11-06T08:49:37Z
            {day}, 01-Mar-76 00:00:00 GMT  | 2076-03-01T00:00:00Z
            {day}, 01-Mar-77 00:00:00 GMT  | 1977-03-01T00:00:00Z
            """)
    void parsesTheThreeFormats(String text, Instant date) {
        assertThat(HttpDates.parse(text.replace("{day}", weekday(date)), NOW)).isEqualTo(date);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "yesterday",
                "1779000000",
                "2026-03-01T00:00:00Z",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 CET",
                "Sun, 06 Nov 1994 25:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 GMT, Sun, 06 Nov 1994 08:49:37 GMT"
            })
    void parsesNothingElse(String text) {
        assertThat(HttpDates.parse(text, NOW)).isNull();
    }

    private static String weekday(Instant date) {
        var name = date.atZone(ZoneOffset.UTC).getDayOfWeek().name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
