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
 * @param reading true for GET and HEAD
 * @param ifUnmodifiedSince null when absent or not a date
 * @param ifModifiedSince null when absent or not a date
 * @param now time at which the request was received
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

    /** Result of the evaluation. */
    public enum Outcome {
        PROCEED,
        /** 304: the client's cached representation is current. */
        NOT_MODIFIED,
        /** 412: the current representation does not match. */
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
     * @param tag entity tag of the current representation
     * @param changed last modification; null when unknown: conditions on dates are then ignored
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

    /** True when {@code If-Range} is absent or has a strong validator of the current representation. */
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
                && Duration.between(date, now).toSeconds() >= 1; // it may have changed again within the second
    }

    private static @Nullable EntityTags tags(HttpServletRequest request, String header) {
        var value = line(request, header);
        return value == null ? null : EntityTags.parse(value);
    }

    /** The header's lines, joined to one list. */
    static @Nullable String line(HttpServletRequest request, String header) {
        var lines = Collections.list(request.getHeaders(header));
        return lines.isEmpty() ? null : String.join(",", lines);
    }
}
