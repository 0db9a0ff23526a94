package shop.bobbin.chassis.problem;

import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Makes Tomcat respond with problems, instead of HTML pages, to requests that it rejects before any filter. */
class TomcatProblemCustomizer implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory>, Ordered {

    /** Tomcat's default. */
    private static final int MAX_HEADERS = 100;
    /** Messages by which Tomcat's untyped exceptions are recognised: size of request line and headers, number of headers. */
    private static final Set<String> TOO_LARGE = Set.of(
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error"),
            StringManager.getManager("org.apache.tomcat.util.http").getString("headers.maxCountFail", MAX_HEADERS));

    private final JsonMapper json;

    TomcatProblemCustomizer(JsonMapper json) {
        this.json = json;
    }

    /** After Spring Boot's customizer: the valve that is added last reports first. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemReportValve()));
    }

    /** Tomcat uses 400 for both. It parses the request line first: without a URI, the line was too long. */
    private static HttpStatus statusOfTooLarge(Request request) {
        return request.getCoyoteRequest().requestURI().isNull()
                ? HttpStatus.URI_TOO_LONG
                : HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
    }

    private class ProblemReportValve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            if (failure != null && TOO_LARGE.contains(String.valueOf(failure.getMessage()))) {
                response.setStatus(statusOfTooLarge(request).value());
            }
            var type = CommonProblem.of(HttpStatusCode.valueOf(response.getStatus()));
            var problem = Problems.of(type, null);
            problem.setStatus(response.getStatus());
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getOutputStream().write(json.writeValueAsBytes(problem));
                response.finishResponse();
            } catch (IOException clientDisconnected) {
                container.getLogger().debug("The client has disconnected", clientDisconnected);
            }
        }
    }
}
