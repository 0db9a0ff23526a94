@NullMarked
package shop.bobbin.recommendation;

import org.jspecify.annotations.NullMarked;
