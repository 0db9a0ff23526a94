/** Orders over HTTP: checkout, list, detail, cancellation and the live status. */
@NullMarked
package shop.bobbin.order.ordering.web;

import org.jspecify.annotations.NullMarked;
