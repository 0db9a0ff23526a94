package shop.bobbin.chassis.conditional;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * The preconditions of one request, evaluated in the order of RFC 9110, section 13.2.2.
 *
 * @param reading the method is GET or HEAD
 * @param ifUnmodifiedSince null also when it is not a date
 * @param ifModifiedSince null also when it is not a date
 * @param now when the request was received
 */
public record Preconditions(
        boolean reading,
        @Nullable EntityTags ifMatch,
        @Nullable Instant ifUnmodifiedSince,
        @Nullable EntityTags ifNoneMatch,
        @Nullable Instant ifModifiedSince,
        @Nullable String ifRange,
        Instant now) {

    static final List<String> HEADERS = List.of(
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_UNMODIFIED_SINCE,
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.IF_MODIFIED_SINCE,
            HttpHeaders.IF_RANGE,
            HttpHeaders.RANGE);

    /** What becomes of the request. */
    public enum Outcome {
        PROCEED,
        /** 304: the client has it already. */
        NOT_MODIFIED,
        /** 412: it is not as the client expects. */
        FAILED
    }

    public static Preconditions of(HttpServletRequest request, Instant now) {
        return new Preconditions(
                isReading(request),
                tags(request, HttpHeaders.IF_MATCH),
                HttpDates.parse(line(request, HttpHeaders.IF_UNMODIFIED_SINCE), now),
                tags(request, HttpHeaders.IF_NONE_MATCH),
                HttpDates.parse(line(request, HttpHeaders.IF_MODIFIED_SINCE), now),
                line(request, HttpHeaders.IF_RANGE),
                now);
    }

    static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /**
     * @param tag of the present representation
     * @param changed when it last changed; null = not known: conditions on a date are ignored
     */
    public Outcome evaluate(String tag, @Nullable Instant changed) {
        var modified = changed == null ? null : changed.truncatedTo(ChronoUnit.SECONDS);
        if (ifMatch != null) {
            if (!ifMatch.matchStrongly(tag)) {
                return Outcome.FAILED;
            }
        } else if (ifUnmodifiedSince != null && modified != null && modified.isAfter(ifUnmodifiedSince)) {
            return Outcome.FAILED;
        }
        if (ifNoneMatch != null) {
            if (ifNoneMatch.matchWeakly(tag)) {
                return reading ? Outcome.NOT_MODIFIED : Outcome.FAILED;
            }
        } else if (reading && ifModifiedSince != null && modified != null && !modified.isAfter(ifModifiedSince)) {
            return Outcome.NOT_MODIFIED;
        }
        return Outcome.PROCEED;
    }

    /** Whether {@code Range} counts: {@code If-Range} is absent, or names the present representation by a strong validator. */
    boolean allowRange(String tag, @Nullable Instant changed) {
        if (ifRange == null) {
            return true;
        }
        if (ifRange.endsWith("\"")) {
            return !tag.startsWith("W/") && tag.equals(ifRange.strip());
        }
        var date = HttpDates.parse(ifRange, now);
        return date != null
                && changed != null
                && date.equals(changed.truncatedTo(ChronoUnit.SECONDS))
                && Duration.between(date, now).toSeconds() >= 1; // within the second it may have changed again
    }

    private static @Nullable EntityTags tags(HttpServletRequest request, String header) {
        var value = line(request, header);
        return value == null ? null : EntityTags.parse(value);
    }

    /** Several lines of one header are one list. */
    static @Nullable String line(HttpServletRequest request, String header) {
        var lines = Collections.list(request.getHeaders(header));
        return lines.isEmpty() ? null : String.join(",", lines);
    }
}
