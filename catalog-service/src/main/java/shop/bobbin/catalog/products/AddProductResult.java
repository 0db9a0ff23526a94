package shop.bobbin.catalog.products;

import java.util.Currency;

/** The outcome of adding a product. */
public sealed interface AddProductResult {

    record Added(Product product) implements AddProductResult {}

    /** The SKU is taken, possibly by a discontinued product. */
    record AlreadyExists() implements AddProductResult {}

    record UnknownCategory() implements AddProductResult {}

    /** @param expected the shop's currency */
    record OtherCurrency(Currency expected) implements AddProductResult {}
}
