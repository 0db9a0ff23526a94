package shop.bobbin.wishlist.products;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.products.ProductTopic.TopicUnavailableException;
import shop.bobbin.wishlist.products.RebuildResult.Rebuilt;
import shop.bobbin.wishlist.products.RebuildResult.Superseded;
import shop.bobbin.wishlist.products.RebuildResult.TopicUnavailable;

/**
 * The use case that rebuilds the replica of the catalog's products from their topic, beside the replica in use: requests
 * are served meanwhile and never see an incomplete one.
 *
 * <p>No event is lost: the new replica exists before the topic's end offsets are read, and from then on the listener writes
 * into both. Rows and versions that are wrong do not survive. A rebuild raises no alert. Of two rebuilds at the same time,
 * on any instances, the last one to start wins.
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
        var replica = replicas.create();
        try {
            topic.readAll(settings.rebuildTimeout(), products -> replicas.upsert(replica, products));
            return replicas.activate(replica)
                    ? new Rebuilt(replicas.countProducts(), Duration.between(started, clock.instant()))
                    : new Superseded();
        } catch (TopicUnavailableException e) {
            return new TopicUnavailable(String.valueOf(e.getMessage()));
        } finally {
            replicas.deleteUnlessActive(replica);
        }
    }

    /** The number of products in the replica in use. */
    public long countProducts() {
        return replicas.countProducts();
    }
}
