@NullMarked
package shop.bobbin.gateway.problems;

import org.jspecify.annotations.NullMarked;
