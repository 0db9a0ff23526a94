package shop.bobbin.chassis.conditional;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import shop.bobbin.chassis.conditional.ByteRanges.ByteRange;
import shop.bobbin.chassis.conditional.ByteRanges.Some;
import shop.bobbin.chassis.conditional.ByteRanges.Unsatisfiable;
import shop.bobbin.chassis.conditional.ByteRanges.Whole;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemWriter;

/**
 * A filter that answers GET and HEAD with 200, 206, 304, 412 or 416, as their preconditions and their range have it.
 *
 * <p>It concerns the representations that caches may keep, that is, to which the handler has given a {@code Cache-Control}.
 * One without an {@code ETag} gets the hash of its content. Ranges are for those with {@code Accept-Ranges: bytes}, which
 * Spring puts on a resource. The handlers never see the preconditions, so nothing is evaluated twice.
 *
 * <p>The whole content is in memory: not for large files, and not for streams.
 */
public class ConditionalGetFilter extends OncePerRequestFilter {

    private static final int TAG_BYTES = 16;

    private final ProblemWriter problems;
    private final InstantSource clock;

    public ConditionalGetFilter(ProblemWriter problems, InstantSource clock) {
        this.problems = problems;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Preconditions.isReading(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(new Unconditional(request), answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK && mayBeKept(answer)) {
            evaluate(request, answer);
        } else {
            answer.copyBodyToResponse();
        }
    }

    private static boolean mayBeKept(HttpServletResponse answer) {
        var cacheControl = answer.getHeader(HttpHeaders.CACHE_CONTROL);
        return cacheControl != null && !cacheControl.contains("no-store");
    }

    private void evaluate(HttpServletRequest request, ContentCachingResponseWrapper answer) throws IOException {
        var now = clock.instant();
        var tag = tag(answer);
        var changed = HttpDates.parse(answer.getHeader(HttpHeaders.LAST_MODIFIED), now);
        var preconditions = Preconditions.of(request, now);
        switch (preconditions.evaluate(tag, changed)) {
            case PROCEED -> send(request, answer, preconditions.allowRange(tag, changed));
            case NOT_MODIFIED -> {
                answer.resetBuffer();
                answer.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            }
            case FAILED -> {
                answer.reset();
                problems.write(
                        request,
                        answer,
                        CommonProblem.PRECONDITION_FAILED,
                        "The representation is not the one that the request expects.");
                answer.copyBodyToResponse();
            }
        }
    }

    private void send(HttpServletRequest request, ContentCachingResponseWrapper answer, boolean rangeCounts)
            throws IOException {
        var content = answer.getContentAsByteArray();
        var range =
                rangeCounts && mayHaveRange(request, answer) ? Preconditions.line(request, HttpHeaders.RANGE) : null;
        switch (ByteRanges.parse(range, content.length)) {
            case Whole() -> {}
            case Some(var ranges) -> replace(answer, content, ranges);
            case Unsatisfiable() -> {
                answer.reset();
                answer.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.length);
                problems.write(
                        request,
                        answer,
                        CommonProblem.RANGE_NOT_SATISFIABLE,
                        "The representation has " + content.length + " bytes.");
            }
        }
        answer.copyBodyToResponse();
    }

    /** A range is defined for GET only. */
    private static boolean mayHaveRange(HttpServletRequest request, HttpServletResponse answer) {
        return request.getMethod().equals("GET") && "bytes".equals(answer.getHeader(HttpHeaders.ACCEPT_RANGES));
    }

    private static void replace(ContentCachingResponseWrapper answer, byte[] content, List<ByteRange> ranges)
            throws IOException {
        answer.resetBuffer();
        answer.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        if (ranges.size() == 1) {
            var only = ranges.getFirst();
            answer.setHeader(HttpHeaders.CONTENT_RANGE, contentRange(only, content));
            answer.getOutputStream().write(content, only.first(), only.length());
        } else {
            var boundary = hash(content); // content that has its own hash in it is not to be found
            var parts = parts(String.valueOf(answer.getContentType()), content, ranges, boundary);
            answer.setContentType("multipart/byteranges; boundary=" + boundary);
            answer.getOutputStream().write(parts);
        }
    }

    private static byte[] parts(String contentType, byte[] content, List<ByteRange> ranges, String boundary) {
        var parts = new ByteArrayOutputStream();
        for (var range : ranges) {
            parts.writeBytes("\r\n--%s\r\nContent-Type: %s\r\nContent-Range: %s\r\n\r\n"
                    .formatted(boundary, contentType, contentRange(range, content))
                    .getBytes(US_ASCII));
            parts.write(content, range.first(), range.length());
        }
        parts.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(US_ASCII));
        return parts.toByteArray();
    }

    private static String contentRange(ByteRange range, byte[] content) {
        return "bytes %d-%d/%d".formatted(range.first(), range.last(), content.length);
    }

    private static String tag(ContentCachingResponseWrapper answer) {
        var own = answer.getHeader(HttpHeaders.ETAG);
        if (own != null) {
            return own;
        }
        var tag = "\"" + hash(answer.getContentAsByteArray()) + "\"";
        answer.setHeader(HttpHeaders.ETAG, tag);
        return tag;
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The request without its preconditions and its range. */
    private static class Unconditional extends HttpServletRequestWrapper {

        Unconditional(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isHidden(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isHidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public long getDateHeader(String name) {
            return isHidden(name) ? -1 : super.getDateHeader(name);
        }

        private static boolean isHidden(String name) {
            for (var header : Preconditions.HEADERS) { // asked for each header that anyone reads, dozens in a request
                if (header.equalsIgnoreCase(name)) {
                    return true;
                }
            }
            return false;
        }
    }
}
