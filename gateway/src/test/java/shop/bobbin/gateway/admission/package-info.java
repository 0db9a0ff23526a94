@NullMarked
package shop.bobbin.gateway.admission;

import org.jspecify.annotations.NullMarked;
