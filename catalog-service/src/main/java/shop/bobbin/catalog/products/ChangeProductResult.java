package shop.bobbin.catalog.products;

import java.util.Currency;

/** The answer to the wish to change a product. */
public sealed interface ChangeProductResult {

    record Changed(Product product) implements ChangeProductResult {}

    record NoSuchProduct() implements ChangeProductResult {}

    /** The precondition does not hold for the present version. */
    record OtherVersion(long version) implements ChangeProductResult {}

    record UnknownCategory() implements ChangeProductResult {}

    /** The shop sells in this one. */
    record OtherCurrency(Currency expected) implements ChangeProductResult {}
}
