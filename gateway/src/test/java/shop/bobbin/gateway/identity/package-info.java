@NullMarked
package shop.bobbin.gateway.identity;

import org.jspecify.annotations.NullMarked;
