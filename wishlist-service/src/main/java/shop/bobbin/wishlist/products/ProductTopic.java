package shop.bobbin.wishlist.products;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** All that the catalog has ever told of its products and still keeps. */
public interface ProductTopic {

    /**
     * Reads from the beginning to what is the end at the time of the call.
     *
     * @throws TopicAwayException when that does not succeed in time
     */
    void readAll(Duration limit, Consumer<List<Product>> reader);

    class TopicAwayException extends RuntimeException {
        public TopicAwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
