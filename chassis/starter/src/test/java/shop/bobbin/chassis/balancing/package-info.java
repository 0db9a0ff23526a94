@NullMarked
package shop.bobbin.chassis.balancing;

import org.jspecify.annotations.NullMarked;
