package shop.bobbin.catalog.products;

import java.util.List;

/** What a product is, in words. */
public record ProductDescription(String name, String text, CategoryId category, List<Tag> tags) {

    public ProductDescription {
        tags = List.copyOf(tags);
    }

    List<String> tagValues() {
        return tags.stream().map(Tag::value).distinct().sorted().toList();
    }
}
