package shop.bobbin.chassis.problem;

import java.util.Optional;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@Import({ProblemHandler.class, ProblemErrorController.class})
class ProblemAutoConfiguration {

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }

    /** After the filters for observation, which records the status, and for the forwarded prefix; before all that may fail. */
    @Bean
    FilterRegistrationBean<ProblemFilter> problemFilter(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver exceptions) {
        var registration = new FilterRegistrationBean<>(new ProblemFilter(exceptions));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
        return registration;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({ErrorReportValve.class, ConfigurableTomcatWebServerFactory.class})
    static class Tomcat {

        @Bean
        TomcatProblemCustomizer tomcatProblemCustomizer(JsonMapper json) {
            return new TomcatProblemCustomizer(json);
        }

        @Bean
        ProblemTranslation unreadableParameters() {
            return failure -> failure instanceof InvalidParameterException invalid
                    ? Optional.of(new ProblemException(
                            CommonProblem.of(HttpStatusCode.valueOf(invalid.getErrorCode())),
                            "The parameters cannot be read."))
                    : Optional.empty();
        }
    }
}
