package shop.bobbin.order.ordering;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.postgresql.util.PGobject;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.convert.ConverterBuilder;
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
                        ConverterBuilder.reading(UUID.class, OrderId.class, OrderId::new)
                                .andWriting(OrderId::value),
                        ConverterBuilder.reading(String.class, CustomerId.class, CustomerId::new)
                                .andWriting(CustomerId::value),
                        ConverterBuilder.reading(String.class, Currency.class, Currency::getInstance)
                                .andWriting(Currency::getCurrencyCode),
                        ConverterBuilder.reading(PGobject.class, OrderLines.class, value -> toLines(value, json))
                                .andWriting(lines -> toJson(lines, json))));
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

    private static PGobject toJson(OrderLines lines, JsonMapper json) {
        try {
            var value = new PGobject();
            value.setType("jsonb");
            value.setValue(
                    json.writeValueAsString(lines.stream().map(StoredLine::of).toList()));
            return value;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OrderLines toLines(PGobject value, JsonMapper json) {
        return new OrderLines(Arrays.stream(json.readValue(value.getValue(), StoredLine[].class))
                .map(StoredLine::toLine)
                .toList());
    }
}
