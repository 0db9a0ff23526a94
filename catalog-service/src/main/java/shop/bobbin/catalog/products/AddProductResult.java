package shop.bobbin.catalog.products;

/** The answer to the wish to add a product. */
public sealed interface AddProductResult {

    record Added(Product product) implements AddProductResult {}

    record Exists() implements AddProductResult {}

    record UnknownCategory() implements AddProductResult {}
}
