/** Support for integration tests: the service on a real PostgreSQL and Kafka, with a fake catalog and payment provider. */
@NullMarked
package shop.bobbin.order.support;

import org.jspecify.annotations.NullMarked;
