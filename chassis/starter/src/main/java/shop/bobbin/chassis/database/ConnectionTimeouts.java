package shop.bobbin.chassis.database;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Sets the timeouts of {@link DatabaseSettings} on each connection pool, unless the pool's own settings have a value. */
class ConnectionTimeouts implements BeanPostProcessor {

    private final Supplier<DatabaseSettings> settings;

    ConnectionTimeouts(Supplier<DatabaseSettings> settings) {
        this.settings = settings;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            settings.get().forPool().forEach(pool.getDataSourceProperties()::putIfAbsent);
        }
        return bean;
    }
}
