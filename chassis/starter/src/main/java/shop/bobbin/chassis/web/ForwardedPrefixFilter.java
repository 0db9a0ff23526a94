package shop.bobbin.chassis.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Adds the prefix under which the gateway serves this service ({@code X-Forwarded-Prefix}) to the context path of the request, so
 * that paths in the response ({@link PublicPath}, {@code instance} of problems) are valid for the client.
 *
 * <p>Only a plain path is accepted, because clients can set the header themselves.
 */
class ForwardedPrefixFilter extends OncePerRequestFilter {

    private static final String HEADER = "X-Forwarded-Prefix";
    private static final int MAX_LENGTH = 64;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var prefix = request.getHeader(HEADER);
        chain.doFilter(isPlain(prefix) ? new PrefixedRequest(request, prefix) : request, response);
    }

    /** One or more segments of {@code a-z0-9-}, each after a slash. */
    static boolean isPlain(@Nullable String prefix) {
        if (prefix == null || prefix.length() < 2 || prefix.length() > MAX_LENGTH || prefix.charAt(0) != '/') {
            return false;
        }
        return !prefix.endsWith("/")
                && !prefix.contains("//")
                && prefix.chars().allMatch(ForwardedPrefixFilter::isPlain);
    }

    private static boolean isPlain(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || character == '/';
    }

    /** The container dispatches errors with the unwrapped request. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static class PrefixedRequest extends HttpServletRequestWrapper {

        private final String prefix;

        PrefixedRequest(HttpServletRequest request, String prefix) {
            super(request);
            this.prefix = prefix;
        }

        @Override
        public String getContextPath() {
            return prefix + super.getContextPath();
        }

        @Override
        public String getRequestURI() {
            return prefix + super.getRequestURI();
        }

        @Override
        public StringBuffer getRequestURL() {
            var url = super.getRequestURL();
            return url.insert(url.length() - super.getRequestURI().length(), prefix);
        }
    }
}
