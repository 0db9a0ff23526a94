package shop.bobbin.chassis.database;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;

@AutoConfiguration
@ConditionalOnClass(DataAccessException.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class DatabaseAutoConfiguration {

    @Bean
    DatabaseProblems databaseProblems() {
        return new DatabaseProblems();
    }
}
