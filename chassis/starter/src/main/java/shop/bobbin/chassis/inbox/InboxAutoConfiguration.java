package shop.bobbin.chassis.inbox;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AutoConfiguration(after = {KafkaAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnClass({JdbcClient.class, KafkaAutoConfiguration.class})
@ConditionalOnBean({JdbcClient.class, KafkaProperties.class})
@EnableConfigurationProperties(InboxSettings.class)
class InboxAutoConfiguration {

    @Bean
    Inbox inbox(JdbcClient jdbc, Clock clock) {
        return new Inbox(jdbc, clock);
    }

    @Bean
    IdempotentConsumer idempotentConsumer(Inbox inbox, PlatformTransactionManager transactions) {
        return new IdempotentConsumer(inbox, new TransactionTemplate(transactions));
    }

    @Bean
    InboxRetention inboxRetention(Inbox inbox, InboxSettings settings) {
        return new InboxRetention(inbox, settings.keep());
    }
}
