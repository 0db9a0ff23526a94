@NullMarked
package shop.bobbin.journeys.invariants;

import org.jspecify.annotations.NullMarked;
