@NullMarked
package shop.bobbin.catalog.stock;

import org.jspecify.annotations.NullMarked;
