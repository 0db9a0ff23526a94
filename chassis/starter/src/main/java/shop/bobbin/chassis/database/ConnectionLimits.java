package shop.bobbin.chassis.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Gives the time limits of {@link DatabaseSettings} to every pool, where the pool's own settings have no other. */
class ConnectionLimits implements BeanPostProcessor {

    private final Supplier<DatabaseSettings> settings;

    ConnectionLimits(Supplier<DatabaseSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            settings.get().ofPool().forEach(pool.getDataSourceProperties()::putIfAbsent);
        }
        return bean;
    }
}
