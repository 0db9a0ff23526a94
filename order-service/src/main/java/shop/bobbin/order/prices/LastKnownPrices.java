package shop.bobbin.order.prices;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shop.bobbin.order.Sku;

/** The fallback for the catalog's prices: those in the replica, for a limited time after the catalog's last response. */
@Component
public class LastKnownPrices {

    private final CatalogLastSeen lastSeen;
    private final PriceReplica replica;
    private final PricesSettings settings;

    LastKnownPrices(CatalogLastSeen lastSeen, PriceReplica replica, PricesSettings settings) {
        this.lastSeen = lastSeen;
        this.replica = replica;
        this.settings = settings;
    }

    /** Empty if they are too old or incomplete: a product that is not in the replica may be new, not unknown. */
    public Optional<Map<Sku, Price>> find(Set<Sku> skus) {
        if (!lastSeen.isWithin(settings.fallbackFor())) {
            return Optional.empty();
        }
        return Optional.of(replica.find(skus)).filter(prices -> prices.keySet().containsAll(skus));
    }
}
