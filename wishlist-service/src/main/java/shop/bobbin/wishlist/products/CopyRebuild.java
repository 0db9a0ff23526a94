package shop.bobbin.wishlist.products;

import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import shop.bobbin.wishlist.products.ProductTopic.TopicAwayException;
import shop.bobbin.wishlist.products.RebuildResult.Rebuilt;
import shop.bobbin.wishlist.products.RebuildResult.Superseded;
import shop.bobbin.wishlist.products.RebuildResult.TopicAway;

/**
 * Builds the copy of products anew from the topic, next to the one in use: requests go on and never see half a copy.
 *
 * <p>Nothing is missed: the new copy is there before the topic's end is asked for, and from then on the listener writes
 * news into it too. Nothing wrong stays: not a row, not a version. No alert comes from it, see {@link ProductTold}. Of two
 * rebuilds at once, on whatever instances, the last one to begin wins.
 */
@Component
public class CopyRebuild {

    private final ProductCopies copies;
    private final ProductTopic topic;
    private final ProductsSettings settings;
    private final Clock clock;

    CopyRebuild(ProductCopies copies, ProductTopic topic, ProductsSettings settings, Clock clock) {
        this.copies = copies;
        this.topic = topic;
        this.settings = settings;
        this.clock = clock;
    }

    public RebuildResult rebuild() {
        var began = clock.instant();
        var copy = copies.begin();
        try {
            topic.readAll(settings.rebuildLimit(), products -> copies.fill(copy, products));
            return copies.use(copy)
                    ? new Rebuilt(copies.size(), Duration.between(began, clock.instant()))
                    : new Superseded();
        } catch (TopicAwayException e) {
            return new TopicAway(String.valueOf(e.getMessage()));
        } finally {
            copies.discard(copy);
        }
    }

    /** How many products the copy in use has. */
    public long size() {
        return copies.size();
    }
}
