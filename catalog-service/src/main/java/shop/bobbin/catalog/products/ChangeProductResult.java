package shop.bobbin.catalog.products;

import java.util.Currency;

/** The outcome of changing a product. */
public sealed interface ChangeProductResult {

    record Changed(Product product) implements ChangeProductResult {}

    record NoSuchProduct() implements ChangeProductResult {}

    /** The current version does not meet the precondition of the change. */
    record VersionConflict(long currentVersion) implements ChangeProductResult {}

    record UnknownCategory() implements ChangeProductResult {}

    /** @param expected the shop's currency */
    record OtherCurrency(Currency expected) implements ChangeProductResult {}
}
