package shop.bobbin.wishlist.products;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** The port to the topic in which the catalog publishes its products. */
public interface ProductTopic {

    /**
     * Reads the topic from its beginning to its end at the time of the call, in batches.
     *
     * @throws TopicUnavailableException if the end is not reached within the timeout
     */
    void readAll(Duration timeout, Consumer<List<Product>> batchHandler);

    class TopicUnavailableException extends RuntimeException {
        public TopicUnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
