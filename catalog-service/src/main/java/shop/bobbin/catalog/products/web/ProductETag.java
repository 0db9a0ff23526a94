package shop.bobbin.catalog.products.web;

import shop.bobbin.catalog.products.Product;

/** The ETag of a product: its version. */
final class ProductETag {

    private ProductETag() {}

    static String of(Product product) {
        return "\"" + product.version() + "\"";
    }
}
