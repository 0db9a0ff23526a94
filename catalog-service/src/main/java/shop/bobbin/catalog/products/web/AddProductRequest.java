package shop.bobbin.catalog.products.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.CategoryId;
import shop.bobbin.catalog.products.NewProduct;
import shop.bobbin.catalog.products.ProductDescription;
import shop.bobbin.catalog.products.Tag;

record AddProductRequest(
        @NotNull Sku sku,
        @NotBlank @Size(max = 80) String name,
        @NotBlank @Size(max = 2000) String description,
        @NotNull CategoryId category,
        @NotNull @Size(max = 10) List<@NotNull Tag> tags,
        @NotNull @Valid PriceRequest price) {

    NewProduct toNewProduct() {
        return new NewProduct(sku, new ProductDescription(name, description, category, tags), price.toMoney());
    }
}
