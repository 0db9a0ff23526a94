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

    record Price(long amount, String currency) {

        Money toMoney() {
            return new Money(amount, Currency.getInstance(currency));
        }
    }

    record Article(
            String sku, String name, String description, String category, List<String> tags, Price price, int stock) {

        Sku id() {
            return new Sku(sku);
        }

        NewProduct toNewProduct() {
            var words = new ProductDescription(
                    name,
                    description,
                    new CategoryId(category),
                    tags.stream().map(Tag::new).toList());
            return new NewProduct(id(), words, price.toMoney());
        }
    }
}
