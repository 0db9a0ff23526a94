package shop.bobbin.chassis.security;

import jakarta.servlet.DispatcherType;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.problem.ProblemWriter;

/** Configures an OAuth 2.0 resource server: stateless and without cookies, so CSRF protection is not needed. */
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class ServletSecurityAutoConfiguration {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String[] PUBLIC = {"/actuator/health/**", "/actuator/info", "/actuator/prometheus", "/error"};
    private static final String[] API_DOCUMENTS = {"/v3/api-docs/**", "/swagger-ui/**", "/swagger-ui.html"};

    @Bean
    WebMvcConfigurer currentCustomer() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CurrentCustomerResolver());
            }
        };
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http, ObjectProvider<AccessRules> rules, ProblemWriter problems) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> {
                    // the container dispatches the end of a stream again; its request has been authorized
                    requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                            .permitAll();
                    requests.requestMatchers(PUBLIC).permitAll();
                    requests.requestMatchers(API_DOCUMENTS).permitAll();
                    requests.requestMatchers("/actuator/**").hasAuthority("SCOPE_operate");
                    rules.orderedStream().forEach(rule -> rule.apply(requests));
                    requests.anyRequest().denyAll();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> {})
                        .withObjectPostProcessor(respondUnavailableWithoutKeys(problems))
                        .authenticationEntryPoint(unauthenticated(problems))
                        .accessDeniedHandler(forbidden(problems)))
                .build();
    }

    private static AuthenticationEntryPoint unauthenticated(ProblemWriter problems) {
        return (request, response, exception) -> problems.write(
                request,
                response,
                ProblemException.unauthenticated("The access token is missing, expired or not valid."));
    }

    /** Responds with 503 when the JWK set is unavailable; Spring's default is an internal error. */
    private static ObjectPostProcessor<BearerTokenAuthenticationFilter> respondUnavailableWithoutKeys(
            ProblemWriter problems) {
        return new ObjectPostProcessor<>() {
            @Override
            public <T extends BearerTokenAuthenticationFilter> T postProcess(T filter) {
                filter.setAuthenticationFailureHandler((request, response, exception) -> {
                    if (exception instanceof AuthenticationServiceException) {
                        problems.write(
                                request,
                                response,
                                ProblemException.unavailable("Please try again in a moment.", RETRY_AFTER));
                    } else {
                        unauthenticated(problems).commence(request, response, exception);
                    }
                });
                return filter;
            }
        };
    }

    private static AccessDeniedHandler forbidden(ProblemWriter problems) {
        return (request, response, exception) ->
                problems.write(request, response, CommonProblem.FORBIDDEN, "The access token does not allow this.");
    }
}
