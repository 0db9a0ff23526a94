package shop.bobbin.catalog.assortment;

import java.util.Currency;
import java.util.List;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.Category;
import shop.bobbin.catalog.products.CategoryId;
import shop.bobbin.catalog.products.NewProduct;
import shop.bobbin.catalog.products.ProductDescription;
import shop.bobbin.catalog.products.Tag;

/** The file {@code assortment/assortment.json}. */
record Assortment(List<Shelf> categories, List<Article> products) {

    record Shelf(String id, String name, String description) {

        Category toCategory() {
            return new Category(new CategoryId(id), name, description);
        }
    }

    /** @param price in minor units of the shop's currency */
    record Article(
            String sku, String name, String description, String category, List<String> tags, long price, int stock) {

        Sku id() {
            return new Sku(sku);
        }

        NewProduct toNewProduct(Currency currency) {
            var words = new ProductDescription(
                    name,
                    description,
                    new CategoryId(category),
                    tags.stream().map(Tag::new).toList());
            return new NewProduct(id(), words, new Money(price, currency));
        }
    }
}
