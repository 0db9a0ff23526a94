package shop.bobbin.catalog.products;

import java.util.Currency;

/** The answer to the wish to add a product. */
public sealed interface AddProductResult {

    record Added(Product product) implements AddProductResult {}

    record Exists() implements AddProductResult {}

    record UnknownCategory() implements AddProductResult {}

    /** The shop sells in this one. */
    record OtherCurrency(Currency expected) implements AddProductResult {}
}
