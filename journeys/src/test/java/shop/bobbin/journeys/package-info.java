/** Tests of the whole shop, through the gateway only, with a final check of the invariants. */
@NullMarked
package shop.bobbin.journeys;

import org.jspecify.annotations.NullMarked;
