/** Many shoppers at the same time. */
@NullMarked
package shop.bobbin.journeys.load;

import org.jspecify.annotations.NullMarked;
