package shop.bobbin.catalog.products;

import java.util.List;

/** The texts of a product, its category and its tags. */
public record ProductDescription(String name, String text, CategoryId category, List<Tag> tags) {

    public ProductDescription {
        tags = List.copyOf(tags);
    }

    List<String> tagValues() {
        return tags.stream().map(Tag::value).distinct().sorted().toList();
    }
}
