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

    record CategoryListResponse(List<CategoryResponse> items) {}

    record CategoryResponse(String id, String name, String description) {}

    @GetMapping("/categories")
    ResponseEntity<CategoryListResponse> categories() {
        var body = new CategoryListResponse(categories.all().stream()
                .map(category -> new CategoryResponse(category.id().value(), category.name(), category.description()))
                .toList());
        return ResponseEntity.ok()
                .cacheControl(HttpCachingConfiguration.REVALIDATE)
                .body(body);
    }
}
