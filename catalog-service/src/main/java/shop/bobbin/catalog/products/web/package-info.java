/**
 * Browsing for everybody, and the merchandiser's changes.
 */
@NullMarked
package shop.bobbin.catalog.products.web;

import org.jspecify.annotations.NullMarked;
