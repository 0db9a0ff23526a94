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
 * Takes the prefix under which the gateway serves this service as the context path of the request, so that every path
 * that is made from the request ({@link PublicPath}, {@code instance} in problems) is one that the caller can follow.
 *
 * <p>It reads {@code X-Forwarded-Prefix} only, and only a plain path: the header comes from the client.
 */
class ForwardedPrefixFilter extends OncePerRequestFilter {

    private static final String HEADER = "X-Forwarded-Prefix";
    private static final int LONGEST = 64;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var prefix = request.getHeader(HEADER);
        chain.doFilter(isPlain(prefix) ? new Prefixed(request, prefix) : request, response);
    }

    /** {@code /a-z0-9-}, once or more. */
    static boolean isPlain(@Nullable String prefix) {
        if (prefix == null || prefix.length() < 2 || prefix.length() > LONGEST || prefix.charAt(0) != '/') {
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

    /** An error is dispatched with the container's own request again. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static class Prefixed extends HttpServletRequestWrapper {

        private final String prefix;

        Prefixed(HttpServletRequest request, String prefix) {
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
