/**
 * What goes together: learns from confirmed orders (strong) and wishes (weak) which products are chosen by the same
 * shoppers, and answers for a product, a basket or a customer. Owns {@code recommendation.companions} and
 * {@code recommendation.tastes}; listens to {@code order.order-events}, {@code wishlist.wish-events} and
 * {@code catalog.products}. Nothing here knows Kafka or HTTP: the same code is measured in the build's quality test.
 */
@NullMarked
package shop.bobbin.recommendation.similarity;

import org.jspecify.annotations.NullMarked;
