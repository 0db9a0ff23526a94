package shop.bobbin.wishlist.alerts.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.alerts.Alert;
import shop.bobbin.wishlist.products.Availability;

/** @param priceBefore absent except for a price drop */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertResponse(
        long id,
        Alert.Kind kind,
        String sku,
        String name,
        Money price,
        @Nullable Money priceBefore,
        Availability availability,
        Instant createdAt,
        boolean read) {

    static AlertResponse of(Alert alert) {
        return new AlertResponse(
                alert.id().value(),
                alert.kind(),
                alert.sku().value(),
                alert.name(),
                alert.price(),
                alert.priceBefore(),
                alert.availability(),
                alert.createdAt(),
                alert.read());
    }
}
