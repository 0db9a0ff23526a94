package shop.bobbin.order.ordering;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.postgresql.util.PGobject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.Quantity;
import shop.bobbin.order.Sku;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converters between value objects and columns for Spring Data JDBC. The lines are one {@code jsonb} value, since they
 * never change: with a table of their own, each transition would delete and insert all their rows.
 */
@Configuration(proxyBeanMethods = false)
class OrderPersistenceConfiguration {

    @Bean
    JdbcCustomConversions jdbcCustomConversions(JdbcDialect dialect, JsonMapper json) {
        return JdbcCustomConversions.of(
                dialect,
                List.of(
                        new OrderIdToUuid(),
                        new UuidToOrderId(),
                        new CustomerIdToText(),
                        new TextToCustomerId(),
                        new CurrencyToText(),
                        new TextToCurrency(),
                        new LinesToJson(json),
                        new JsonToLines(json)));
    }

    private record StoredLine(String sku, String name, int quantity, Money unitPrice) {

        static StoredLine of(OrderLine line) {
            return new StoredLine(
                    line.sku().value(), line.name(), line.quantity().value(), line.unitPrice());
        }

        OrderLine toLine() {
            return new OrderLine(new Sku(sku), name, new Quantity(quantity), unitPrice);
        }
    }

    @WritingConverter
    private record LinesToJson(JsonMapper json) implements Converter<OrderLines, PGobject> {
        @Override
        public PGobject convert(OrderLines lines) {
            try {
                var value = new PGobject();
                value.setType("jsonb");
                value.setValue(json.writeValueAsString(
                        lines.stream().map(StoredLine::of).toList()));
                return value;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ReadingConverter
    private record JsonToLines(JsonMapper json) implements Converter<PGobject, OrderLines> {
        @Override
        public OrderLines convert(PGobject value) {
            return new OrderLines(Arrays.stream(json.readValue(value.getValue(), StoredLine[].class))
                    .map(StoredLine::toLine)
                    .toList());
        }
    }

    @WritingConverter
    private static class OrderIdToUuid implements Converter<OrderId, UUID> {
        @Override
        public UUID convert(OrderId id) {
            return id.value();
        }
    }

    @ReadingConverter
    private static class UuidToOrderId implements Converter<UUID, OrderId> {
        @Override
        public OrderId convert(UUID value) {
            return new OrderId(value);
        }
    }

    @WritingConverter
    private static class CustomerIdToText implements Converter<CustomerId, String> {
        @Override
        public String convert(CustomerId id) {
            return id.value();
        }
    }

    @ReadingConverter
    private static class TextToCustomerId implements Converter<String, CustomerId> {
        @Override
        public CustomerId convert(String value) {
            return new CustomerId(value);
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
