@NullMarked
package shop.bobbin.chassis.calls;

import org.jspecify.annotations.NullMarked;
