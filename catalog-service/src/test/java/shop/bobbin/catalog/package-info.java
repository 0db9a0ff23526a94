@NullMarked
package shop.bobbin.catalog;

import org.jspecify.annotations.NullMarked;
