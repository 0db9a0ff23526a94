/** Orders over HTTP: checkout, list, detail, cancellation, and the event stream of an order. */
@NullMarked
package shop.bobbin.order.ordering.web;

import org.jspecify.annotations.NullMarked;
