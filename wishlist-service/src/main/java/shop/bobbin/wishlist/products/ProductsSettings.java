package shop.bobbin.wishlist.products;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param rebuildTimeout the timeout of a rebuild of the replica */
@Validated
@ConfigurationProperties("bobbin.products")
record ProductsSettings(
        @DefaultValue("2m") @DurationMin(millis = 1) Duration rebuildTimeout) {}
