package shop.bobbin.catalog.products;

import java.util.Currency;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.convert.ConverterBuilder;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import shop.bobbin.catalog.Sku;

/** Converters between value objects and text columns, for Spring Data JDBC. */
@Configuration(proxyBeanMethods = false)
class ProductPersistenceConfiguration {

    @Bean
    JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect) {
        return JdbcCustomConversions.of(
                dialect,
                List.of(
                        ConverterBuilder.reading(String.class, Sku.class, Sku::new)
                                .andWriting(Sku::value),
                        ConverterBuilder.reading(String.class, CategoryId.class, CategoryId::new)
                                .andWriting(CategoryId::value),
                        ConverterBuilder.reading(String.class, Currency.class, Currency::getInstance)
                                .andWriting(Currency::getCurrencyCode)));
    }
}
