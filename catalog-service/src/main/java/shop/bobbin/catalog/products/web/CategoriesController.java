package shop.bobbin.catalog.products.web;

import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.catalog.products.Categories;

@RestController
class CategoriesController {

    private final Categories categories;

    CategoriesController(Categories categories) {
        this.categories = categories;
    }

    record CategoryListBody(List<CategoryBody> items) {}

    record CategoryBody(String id, String name, String description) {}

    @GetMapping("/categories")
    ResponseEntity<CategoryListBody> categories() {
        var body = new CategoryListBody(categories.all().stream()
                .map(category -> new CategoryBody(category.id().value(), category.name(), category.description()))
                .toList());
        return ResponseEntity.ok().cacheControl(PublicReads.ALWAYS_CURRENT).body(body);
    }
}
