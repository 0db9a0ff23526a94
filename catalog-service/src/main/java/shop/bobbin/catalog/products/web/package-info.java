/**
 * The HTTP API of products: public reads, and changes by merchandisers.
 */
@NullMarked
package shop.bobbin.catalog.products.web;

import org.jspecify.annotations.NullMarked;
