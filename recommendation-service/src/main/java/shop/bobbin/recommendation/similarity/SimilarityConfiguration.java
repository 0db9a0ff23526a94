package shop.bobbin.recommendation.similarity;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SimilaritySettings.class)
class SimilarityConfiguration {

    @Bean
    Learning learning(SimilaritySettings settings) {
        return new Learning(settings);
    }

    @Bean
    Replica replica(SimilaritySettings settings) {
        return new Replica(settings);
    }

    @Bean
    Recommending recommending(Replica replica, SimilaritySettings settings, Clock clock) {
        return new Recommending(replica, settings, clock);
    }
}
