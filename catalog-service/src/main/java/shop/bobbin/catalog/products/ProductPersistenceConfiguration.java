package shop.bobbin.catalog.products;

import java.util.Currency;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
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
                        new SkuToText(),
                        new TextToSku(),
                        new CategoryToText(),
                        new TextToCategory(),
                        new CurrencyToText(),
                        new TextToCurrency()));
    }

    @WritingConverter
    private static class SkuToText implements Converter<Sku, String> {
        @Override
        public String convert(Sku sku) {
            return sku.value();
        }
    }

    @ReadingConverter
    private static class TextToSku implements Converter<String, Sku> {
        @Override
        public Sku convert(String value) {
            return new Sku(value);
        }
    }

    @WritingConverter
    private static class CategoryToText implements Converter<CategoryId, String> {
        @Override
        public String convert(CategoryId category) {
            return category.value();
        }
    }

    @ReadingConverter
    private static class TextToCategory implements Converter<String, CategoryId> {
        @Override
        public CategoryId convert(String value) {
            return new CategoryId(value);
        }
    }

    @WritingConverter
    private static class CurrencyToText implements Converter<Currency, String> {
        @Override
        public String convert(Currency currency) {
            return currency.getCurrencyCode();
        }
    }

    @ReadingConverter
    private static class TextToCurrency implements Converter<String, Currency> {
        @Override
        public Currency convert(String code) {
            return Currency.getInstance(code);
        }
    }
}
