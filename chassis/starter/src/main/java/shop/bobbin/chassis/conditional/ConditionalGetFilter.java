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
import shop.bobbin.chassis.conditional.ByteRanges.Partial;
import shop.bobbin.chassis.conditional.ByteRanges.Unsatisfiable;
import shop.bobbin.chassis.conditional.ByteRanges.Whole;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemWriter;

/**
 * A filter for conditional GET and HEAD requests and byte ranges: responds with 200, 206, 304, 412 or 416.
 *
 * <p>It applies to cacheable responses: 200 with a {@code Cache-Control} other than {@code no-store}. A response without an
 * {@code ETag} gets the hash of its content. Ranges need {@code Accept-Ranges: bytes}, which Spring sets for resources. The
 * handler does not see the conditional headers, so they are evaluated once.
 *
 * <p>It buffers the whole response in memory: do not use it for large files or streams.
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
        var buffered = new ContentCachingResponseWrapper(response);
        chain.doFilter(new Unconditional(request), buffered);
        if (buffered.getStatus() == HttpServletResponse.SC_OK && isCacheable(buffered)) {
            evaluate(request, buffered);
        } else {
            buffered.copyBodyToResponse();
        }
    }

    private static boolean isCacheable(HttpServletResponse response) {
        var cacheControl = response.getHeader(HttpHeaders.CACHE_CONTROL);
        return cacheControl != null && !cacheControl.contains("no-store");
    }

    private void evaluate(HttpServletRequest request, ContentCachingResponseWrapper response) throws IOException {
        var now = clock.instant();
        var tag = tag(response);
        var changed = HttpDates.parse(response.getHeader(HttpHeaders.LAST_MODIFIED), now);
        var preconditions = Preconditions.of(request, now);
        switch (preconditions.evaluate(tag, changed)) {
            case PROCEED -> send(request, response, preconditions.allowRange(tag, changed));
            case NOT_MODIFIED -> {
                response.resetBuffer();
                response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            }
            case FAILED -> {
                response.reset();
                problems.write(
                        request,
                        response,
                        CommonProblem.PRECONDITION_FAILED,
                        "The representation does not match the precondition of the request.");
                response.copyBodyToResponse();
            }
        }
    }

    private void send(HttpServletRequest request, ContentCachingResponseWrapper response, boolean rangeAllowed)
            throws IOException {
        var range = rangeAllowed && supportsRange(request, response)
                ? Preconditions.line(request, HttpHeaders.RANGE)
                : null;
        if (range == null) {
            response.copyBodyToResponse();
            return;
        }
        var content = response.getContentAsByteArray(); // a copy
        switch (ByteRanges.parse(range, content.length)) {
            case Whole() -> {}
            case Partial(var ranges) -> replace(response, content, ranges);
            case Unsatisfiable() -> {
                response.reset();
                response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + content.length);
                problems.write(
                        request,
                        response,
                        CommonProblem.RANGE_NOT_SATISFIABLE,
                        "The representation has " + content.length + " bytes.");
            }
        }
        response.copyBodyToResponse();
    }

    /** Ranges are defined for GET only. */
    private static boolean supportsRange(HttpServletRequest request, HttpServletResponse response) {
        return request.getMethod().equals("GET") && "bytes".equals(response.getHeader(HttpHeaders.ACCEPT_RANGES));
    }

    private static void replace(ContentCachingResponseWrapper response, byte[] content, List<ByteRange> ranges)
            throws IOException {
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
        if (ranges.size() == 1) {
            var only = ranges.getFirst();
            response.setHeader(HttpHeaders.CONTENT_RANGE, contentRange(only, content));
            response.getOutputStream().write(content, only.first(), only.length());
        } else {
            var boundary = hash(content); // no content contains its own hash
            var parts = parts(String.valueOf(response.getContentType()), content, ranges, boundary);
            response.setContentType("multipart/byteranges; boundary=" + boundary);
            response.getOutputStream().write(parts);
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

    private static String tag(ContentCachingResponseWrapper response) {
        var existing = response.getHeader(HttpHeaders.ETAG);
        if (existing != null) {
            return existing;
        }
        var tag = "\"" + hash(response.getContentAsByteArray()) + "\"";
        response.setHeader(HttpHeaders.ETAG, tag);
        return tag;
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The request without its conditional headers and its range. */
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
            for (var header : Preconditions.HEADERS) { // no stream: called dozens of times in a request
                if (header.equalsIgnoreCase(name)) {
                    return true;
                }
            }
            return false;
        }
    }
}
