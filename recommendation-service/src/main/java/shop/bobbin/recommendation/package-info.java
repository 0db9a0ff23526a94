/** The recommendation service. It has one feature, {@code similarity}, and keeps its state in Kafka topics, not in a database. */
@NullMarked
package shop.bobbin.recommendation;

import org.jspecify.annotations.NullMarked;
