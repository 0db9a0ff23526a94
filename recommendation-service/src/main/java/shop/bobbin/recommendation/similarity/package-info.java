/**
 * Item-to-item collaborative filtering: computes from confirmed orders (strong signal) and wishes (weak signal) which products
 * are chosen by the same customers, and recommends products for a product, a basket or a customer. Owns
 * {@code recommendation.companions} and {@code recommendation.tastes}; listens to {@code order.order-events},
 * {@code wishlist.wish-events} and {@code catalog.products}. This package depends neither on Kafka nor on HTTP, so that
 * {@code RecommenderQualityTests} can measure the same code in each build.
 */
@NullMarked
package shop.bobbin.recommendation.similarity;

import org.jspecify.annotations.NullMarked;
