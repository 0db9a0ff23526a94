/** The order service on a real PostgreSQL and Kafka, and whom it has to do with, played by the tests. */
@NullMarked
package shop.bobbin.order.support;

import org.jspecify.annotations.NullMarked;
