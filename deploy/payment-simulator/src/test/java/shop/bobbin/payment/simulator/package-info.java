@NullMarked
package shop.bobbin.payment.simulator;

import org.jspecify.annotations.NullMarked;
