package shop.bobbin.wishlist.products;

/**
 * The catalog has told of a product; published inside the transaction that takes it over. It may be news, or late, or told
 * before: who acts on it keeps in mind which version it acted on last, since our copy may be built anew at any time.
 */
public record ProductTold(Product product) {}
