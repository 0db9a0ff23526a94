/** The order of the gateway's filters. Each filter stands with what it is for, in another package. */
@NullMarked
package shop.bobbin.gateway.filters;

import org.jspecify.annotations.NullMarked;
