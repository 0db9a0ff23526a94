package shop.bobbin.order.ordering;

import shop.bobbin.order.baskets.Basket;
import shop.bobbin.order.prices.QuoteResult;

/** A basket as it was a moment ago, and what the catalog says of its products. */
public record Offer(Basket basket, QuoteResult quote) {}
