/** The wishlist service on a real PostgreSQL and Kafka, and whom it has to do with, played by the tests. */
@NullMarked
package shop.bobbin.wishlist.support;

import org.jspecify.annotations.NullMarked;
