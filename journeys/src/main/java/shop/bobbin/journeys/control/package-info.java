/** Control of the parts of a running shop, in local processes or containers. */
@NullMarked
package shop.bobbin.journeys.control;

import org.jspecify.annotations.NullMarked;
