package shop.bobbin.catalog.seeding;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.CategoryId;
import shop.bobbin.catalog.products.NewProduct;
import shop.bobbin.catalog.products.ProductDescription;
import shop.bobbin.catalog.products.Tag;

/** Generates products for load tests. A number always gives the same product; words and prices vary as in a real shop. */
class ProductGenerator {

    private static final List<String> FINISHES =
            List.of("Brushed", "Combed", "Crisp", "Heavy", "Hand-dyed", "Fine", "Soft", "Undyed", "Washed", "Waxed");
    private static final List<String> COLOURS = List.of(
            "Amber", "Charcoal", "Ecru", "Forest", "Indigo", "Madder", "Moss", "Rust", "Slate", "Teal", "Walnut");
    private static final List<String> FIBRES =
            List.of("alpaca", "cotton", "hemp", "linen", "merino", "mohair", "silk", "wool");
    private static final List<String> GOODS =
            List.of("Braid", "Canvas", "Cord", "Felt", "Lace", "Ribbon", "Thread", "Tweed", "Twill", "Webbing", "Yarn");

    private final List<CategoryId> categories;
    private final Currency currency;

    ProductGenerator(List<CategoryId> categories, Currency currency) {
        this.categories = categories;
        this.currency = currency;
    }

    NewProduct generate(int number) {
        var random = new Random(number * 7919L);
        var fibre = pick(FIBRES, random);
        var name = "%s %s %s, %s"
                .formatted(
                        pick(FINISHES, random),
                        fibre,
                        pick(GOODS, random).toLowerCase(Locale.ROOT),
                        pick(COLOURS, random).toLowerCase(Locale.ROOT));
        var description = new ProductDescription(
                name,
                "Generated for load tests, number %d.".formatted(number),
                pick(categories, random),
                List.of(new Tag(fibre), new Tag("generated")));
        // the product of two random numbers makes low prices frequent and high prices rare
        var price = 200 + (long) (random.nextDouble() * random.nextDouble() * 15_000);
        return new NewProduct(sku(number), description, new Money(price, currency));
    }

    static Sku sku(int number) {
        return new Sku("GEN-" + String.format(Locale.ROOT, "%07d", number));
    }

    private static <T> T pick(List<T> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }
}
