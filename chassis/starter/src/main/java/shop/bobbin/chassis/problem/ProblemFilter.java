package shop.bobbin.chassis.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Passes exceptions of filters to {@link ProblemHandler}, as the dispatcher servlet does for controllers. Without it, Tomcat
 * logs a stack trace and each such request counts as a server error.
 */
class ProblemFilter extends OncePerRequestFilter {

    private final HandlerExceptionResolver exceptions;

    ProblemFilter(HandlerExceptionResolver exceptions) {
        this.exceptions = exceptions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            if (response.isCommitted()
                    ? !DisconnectedClientHelper.isClientDisconnectedException(e)
                    : exceptions.resolveException(request, response, null, e) == null) {
                throw e;
            }
        }
    }
}
