/**
 * The Kafka Streams application {@code recommendation-service.similarity}. Listens to {@code order.order-events},
 * {@code wishlist.wish-events} and {@code catalog.products}; publishes {@code recommendation.companions} (key = sku) and
 * {@code recommendation.tastes} (key = customer id), both compacted and read back in full by every instance. What cannot
 * be read or processed goes to {@code recommendation-service.similarity.<topic>.dlt}, and comes back by
 * {@code recommendation-service.similarity.replay}.
 */
@NullMarked
package shop.bobbin.recommendation.similarity.messaging;

import org.jspecify.annotations.NullMarked;
