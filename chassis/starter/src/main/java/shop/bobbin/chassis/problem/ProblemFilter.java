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
 * Hands what a filter throws to {@link ProblemHandler}, as the dispatcher does with what a controller throws. Without it
 * Tomcat would log it with its trace, and the request would count as a server error whatever the reason was.
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
