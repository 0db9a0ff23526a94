package shop.bobbin.order.ordering;

import shop.bobbin.order.baskets.Basket;
import shop.bobbin.order.prices.QuoteResult;

/** A basket as it was read, with the catalog's quote for its products. Input of {@link PlaceOrder}. */
record QuotedBasket(Basket basket, QuoteResult quote) {}
