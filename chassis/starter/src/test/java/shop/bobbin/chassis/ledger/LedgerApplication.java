package shop.bobbin.chassis.ledger;

import jakarta.servlet.Filter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import shop.bobbin.chassis.events.EventHandlers;
import shop.bobbin.chassis.security.AccessRules;
import shop.bobbin.chassis.telemetry.RecordedSpans;

@SpringBootApplication
class LedgerApplication {

    @Bean
    EventHandlers statementHandlers(
            Statements statements, @Value("${ledger.group}") String group, @Value("${ledger.topic}") String topic) {
        return EventHandlers.of(group, topic)
                .on("ledger.account.credited.v1", Statements.Credited.class, statements::add);
    }

    @Bean
    FilterRegistrationBean<Filter> brokenFilter() {
        var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            throw new IllegalStateException("a secret of the filter");
        });
        registration.addUrlPatterns("/open/broken-filter");
        return registration;
    }

    @Bean
    RecordedSpans spans() {
        return new RecordedSpans();
    }

    @Bean
    AccessRules accessRules() {
        return requests -> requests.requestMatchers("/open/**")
                .permitAll()
                .requestMatchers(AccessRules.reading("/accounts/**"))
                .authenticated()
                .requestMatchers("/accounts/**")
                .hasAuthority("SCOPE_book");
    }
}
