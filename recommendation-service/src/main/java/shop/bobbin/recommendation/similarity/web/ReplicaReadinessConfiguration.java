package shop.bobbin.recommendation.similarity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.recommendation.similarity.Replica;

/** Responds with 503 until the replica is complete, because recommendations from a part of the data would be wrong. */
@Configuration(proxyBeanMethods = false)
class ReplicaReadinessConfiguration implements WebMvcConfigurer {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Replica replica;

    ReplicaReadinessConfiguration(Replica replica) {
        this.replica = replica;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new HandlerInterceptor() {
                    @Override
                    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                        if (!replica.isComplete()) {
                            throw ProblemException.unavailable("The recommendations are being loaded.", RETRY_AFTER);
                        }
                        return true;
                    }
                })
                .addPathPatterns("/recommendations/**");
    }
}
