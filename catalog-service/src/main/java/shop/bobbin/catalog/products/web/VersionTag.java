package shop.bobbin.catalog.products.web;

import shop.bobbin.catalog.products.Product;

/** A product's version as its entity tag. */
final class VersionTag {

    private VersionTag() {}

    static String of(Product product) {
        return "\"" + product.version() + "\"";
    }
}
