package shop.bobbin.wishlist.products;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.products.ProductTopic.TopicUnavailableException;
import shop.bobbin.wishlist.products.RebuildResult.Rebuilt;
import shop.bobbin.wishlist.products.RebuildResult.Superseded;
import shop.bobbin.wishlist.products.RebuildResult.TopicUnavailable;

/**
 * The use case that builds a new replica of the catalog's products from their topic while requests read the active one. The
 * new replica becomes active only when it is complete.
 *
 * <p>No event is missed: the listener writes to both replicas as soon as the new one is created, and the end offsets of the
 * topic are read after that. The new replica starts empty, so a wrong row or version of the old one does not stay. A rebuild
 * does not call {@link ProductObserver}, so it raises no alerts. Of two rebuilds at the same time, on any instances, the one
 * that started last becomes active.
 */
@Component
public class ReplicaRebuild {

    private final ProductReplicas replicas;
    private final ProductTopic topic;
    private final ProductsSettings settings;
    private final Clock clock;

    ReplicaRebuild(ProductReplicas replicas, ProductTopic topic, ProductsSettings settings, Clock clock) {
        this.replicas = replicas;
        this.topic = topic;
        this.settings = settings;
        this.clock = clock;
    }

    public RebuildResult rebuild() {
        var started = clock.instant();
        var newReplica = replicas.create();
        try {
            topic.readAll(settings.rebuildTimeout(), products -> replicas.upsert(newReplica, products));
            return replicas.activate(newReplica)
                    ? new Rebuilt(replicas.countProducts(), Duration.between(started, clock.instant()))
                    : new Superseded();
        } catch (TopicUnavailableException e) {
            return new TopicUnavailable(String.valueOf(e.getMessage()));
        } finally {
            replicas.deleteUnlessActive(newReplica);
        }
    }

    /** The number of products in the active replica. */
    public long countProducts() {
        return replicas.countProducts();
    }
}
