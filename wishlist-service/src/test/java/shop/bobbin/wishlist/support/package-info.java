/** Test support: the wishlist service on a real PostgreSQL and Kafka, with fakes of the other services. */
@NullMarked
package shop.bobbin.wishlist.support;

import org.jspecify.annotations.NullMarked;
