package shop.bobbin.catalog.products.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import shop.bobbin.catalog.products.CategoryId;
import shop.bobbin.catalog.products.ProductDescription;
import shop.bobbin.catalog.products.Tag;

record DescribeProductRequest(
        @NotBlank @Size(max = 80) String name,
        @NotBlank @Size(max = 2000) String description,
        @NotNull CategoryId category,
        @NotNull @Size(max = 10) List<@NotNull Tag> tags) {

    ProductDescription toDescription() {
        return new ProductDescription(name, description, category, tags);
    }
}
