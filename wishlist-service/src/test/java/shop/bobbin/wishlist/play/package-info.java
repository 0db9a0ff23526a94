/** The wishlist service on a real PostgreSQL and Kafka, and whom it has to do with, played by the tests. */
@NullMarked
package shop.bobbin.wishlist.play;

import org.jspecify.annotations.NullMarked;
