package shop.bobbin.recommendation.similarity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.AccessRules;
import shop.bobbin.recommendation.similarity.Replica;

/** Who may ask, and when: half-read topics would give answers that look right and are not. */
@Configuration(proxyBeanMethods = false)
class RecommendationsWeb implements WebMvcConfigurer {

    private static final String EVERYTHING = "/recommendations/**";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Replica replica;

    RecommendationsWeb(Replica replica) {
        this.replica = replica;
    }

    @Bean
    AccessRules recommendationRules() {
        return requests -> requests.requestMatchers("/recommendations/for-me")
                .hasAuthority("SCOPE_shop")
                .requestMatchers(AccessRules.reading(EVERYTHING))
                .permitAll();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        if (!replica.isComplete()) {
                            throw ProblemException.unavailable(
                                    "The recommendations are being read from their topics.", RETRY_AFTER);
                        }
                        return true;
                    }
                })
                .addPathPatterns(EVERYTHING);
    }
}
