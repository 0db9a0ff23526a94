@NullMarked
package shop.bobbin.catalog.products;

import org.jspecify.annotations.NullMarked;
