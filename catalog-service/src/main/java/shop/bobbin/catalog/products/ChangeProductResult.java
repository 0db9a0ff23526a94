package shop.bobbin.catalog.products;

/** The answer to the wish to change a product. */
public sealed interface ChangeProductResult {

    record Changed(Product product) implements ChangeProductResult {}

    record NoSuchProduct() implements ChangeProductResult {}

    /** Somebody else has changed it since the version that was expected. */
    record OtherVersion(long version) implements ChangeProductResult {}

    record UnknownCategory() implements ChangeProductResult {}
}
