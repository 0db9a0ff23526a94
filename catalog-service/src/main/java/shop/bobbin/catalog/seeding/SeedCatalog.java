package shop.bobbin.catalog.seeding;

import java.util.Currency;
import java.util.List;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.Category;
import shop.bobbin.catalog.products.CategoryId;
import shop.bobbin.catalog.products.NewProduct;
import shop.bobbin.catalog.products.ProductDescription;
import shop.bobbin.catalog.products.Tag;

/** The contents of {@code seeding/catalog.json}. */
record SeedCatalog(List<CategoryEntry> categories, List<ProductEntry> products) {

    record CategoryEntry(String id, String name, String description) {

        Category toCategory() {
            return new Category(new CategoryId(id), name, description);
        }
    }

    /**
     * @param price in minor units of the shop's currency
     * @param stock pieces on hand
     */
    record ProductEntry(
            String sku, String name, String description, String category, List<String> tags, long price, int stock) {

        Sku toSku() {
            return new Sku(sku);
        }

        NewProduct toNewProduct(Currency currency) {
            var productDescription = new ProductDescription(
                    name,
                    description,
                    new CategoryId(category),
                    tags.stream().map(Tag::new).toList());
            return new NewProduct(toSku(), productDescription, new Money(price, currency));
        }
    }
}
