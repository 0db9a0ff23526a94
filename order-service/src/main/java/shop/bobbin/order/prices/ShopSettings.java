package shop.bobbin.order.prices;

import jakarta.validation.constraints.NotNull;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param currency the only currency in which the shop sells, such as {@code EUR} */
@Validated
@ConfigurationProperties("bobbin.shop")
record ShopSettings(@DefaultValue("EUR") @NotNull Currency currency) {}
