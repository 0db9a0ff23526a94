@NullMarked
package shop.bobbin.gateway.filters;

import org.jspecify.annotations.NullMarked;
