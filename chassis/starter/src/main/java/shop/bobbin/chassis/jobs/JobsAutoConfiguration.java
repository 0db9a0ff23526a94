package shop.bobbin.chassis.jobs;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.dao.DataAccessException;
import shop.bobbin.chassis.telemetry.OutageLog;

@AutoConfiguration(afterName = "shop.bobbin.chassis.database.DatabaseAutoConfiguration")
@ConditionalOnClass(DataAccessException.class)
class JobsAutoConfiguration {

    @Bean
    JobScheduler jobScheduler(
            ObjectProvider<RecurringJob> jobs, @Qualifier("databaseOutage") OutageLog databaseOutage) {
        return new JobScheduler(jobs.orderedStream().toList(), databaseOutage);
    }
}
