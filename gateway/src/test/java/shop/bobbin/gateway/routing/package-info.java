@NullMarked
package shop.bobbin.gateway.routing;

import org.jspecify.annotations.NullMarked;
