/** The recommendation service: one feature, {@code similarity}. Its state is Kafka topics; there is no database. */
@NullMarked
package shop.bobbin.recommendation;

import org.jspecify.annotations.NullMarked;
