package shop.bobbin.catalog.products;

public record Category(CategoryId id, String name, String description) {}
