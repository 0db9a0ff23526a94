package shop.bobbin.chassis.idempotency;

import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.aop.support.DefaultBeanFactoryPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({JdbcClient.class, JdbcClientAutoConfiguration.class})
@ConditionalOnBean(JdbcClient.class)
@EnableConfigurationProperties(IdempotencySettings.class)
class IdempotencyAutoConfiguration {

    @Bean
    IdempotencyKeys idempotencyKeys(JdbcClient jdbc) {
        return new IdempotencyKeys(jdbc);
    }

    @Bean
    IdempotencyKeyRetention idempotencyKeyRetention(IdempotencyKeys keys, IdempotencySettings settings) {
        return new IdempotencyKeyRetention(keys, settings);
    }

    @Bean
    IdempotencyInterceptor idempotencyInterceptor(
            IdempotencyKeys keys, PlatformTransactionManager transactions, JsonMapper json) {
        return new IdempotencyInterceptor(keys, transactions, json);
    }

    /** Refers to the interceptor by name: an advisor is created before most other beans. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultBeanFactoryPointcutAdvisor idempotencyAdvisor() {
        var advisor = new DefaultBeanFactoryPointcutAdvisor();
        advisor.setPointcut(AnnotationMatchingPointcut.forMethodAnnotation(Idempotent.class));
        advisor.setAdviceBeanName("idempotencyInterceptor");
        return advisor;
    }

    @Bean
    static RequestTransactions.Decorator requestTransactions() {
        return new RequestTransactions.Decorator();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(OperationCustomizer.class)
    static class OpenApi {

        @Bean
        IdempotencyKeyParameter idempotencyKeyParameter() {
            return new IdempotencyKeyParameter();
        }
    }
}
