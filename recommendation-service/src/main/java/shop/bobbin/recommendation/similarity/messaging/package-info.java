/**
 * The Kafka Streams application {@code recommendation-service.similarity}. Listens to {@code order.order-events},
 * {@code wishlist.wish-events} and {@code catalog.products}; publishes {@code recommendation.companions} (item statistics by
 * sku) and {@code recommendation.tastes} (customer profiles by customer id), both compacted, which each instance reads back
 * in full. Records that cannot be read or processed go to {@code recommendation-service.similarity.<topic>.dlt}; a replay
 * sends them through {@code recommendation-service.similarity.replay}.
 */
@NullMarked
package shop.bobbin.recommendation.similarity.messaging;

import org.jspecify.annotations.NullMarked;
