@NullMarked
package shop.bobbin.catalog.assortment;

import org.jspecify.annotations.NullMarked;
