package shop.bobbin.order.baskets.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import shop.bobbin.order.Quantity;

record PutLineRequest(
        @NotNull @Min(Quantity.MIN) @Max(Quantity.MAX) Integer quantity) {}
