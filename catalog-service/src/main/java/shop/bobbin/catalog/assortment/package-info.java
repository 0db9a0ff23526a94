/**
 * What the shop opens with, and large made-up catalogues for load tests.
 */
@NullMarked
package shop.bobbin.catalog.assortment;

import org.jspecify.annotations.NullMarked;
