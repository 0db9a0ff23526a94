package shop.bobbin.catalog.products;

/** A shelf of the shop. */
public record Category(CategoryId id, String name, String description) {}
