@NullMarked
package shop.bobbin.journeys;

import org.jspecify.annotations.NullMarked;
