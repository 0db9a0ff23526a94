/** Customers and staff of the shop as clients of its gateway, for journeys, load tests and exercises. */
@NullMarked
package shop.bobbin.journeys;

import org.jspecify.annotations.NullMarked;
