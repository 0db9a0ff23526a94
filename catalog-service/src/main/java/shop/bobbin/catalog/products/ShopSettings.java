package shop.bobbin.catalog.products;

import jakarta.validation.constraints.NotNull;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param currency of all prices, for example {@code EUR} */
@Validated
@ConfigurationProperties("bobbin.shop")
record ShopSettings(@DefaultValue("EUR") @NotNull Currency currency) {}
