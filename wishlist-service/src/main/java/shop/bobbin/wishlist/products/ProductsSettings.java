package shop.bobbin.wishlist.products;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param rebuildLimit how long a rebuild of the copy may take before it is given up */
@Validated
@ConfigurationProperties("bobbin.products")
record ProductsSettings(@DefaultValue("2m") @NotNull Duration rebuildLimit) {}
