package shop.bobbin.wishlist.wishes.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.WishlistProblem;
import shop.bobbin.wishlist.products.Products;
import shop.bobbin.wishlist.wishes.AddResult.Added;
import shop.bobbin.wishlist.wishes.AddResult.AlreadyThere;
import shop.bobbin.wishlist.wishes.AddResult.DiscontinuedProduct;
import shop.bobbin.wishlist.wishes.AddResult.Full;
import shop.bobbin.wishlist.wishes.AddResult.UnknownProduct;
import shop.bobbin.wishlist.wishes.Wish;
import shop.bobbin.wishlist.wishes.Wishes;
import shop.bobbin.wishlist.wishes.Wishlist;

/** Names, prices and availability come from our own copy: this answers while the catalog is away. */
@RestController
@RequestMapping("/wishlist")
class WishlistController {

    private final Wishes wishes;
    private final Products products;

    WishlistController(Wishes wishes, Products products) {
        this.wishes = wishes;
        this.products = products;
    }

    @GetMapping
    WishlistBody show(@CurrentCustomer CustomerId customer) {
        var wishlist = wishes.of(customer);
        return WishlistBody.of(wishlist, products.of(wishlist.skus()));
    }

    /** 201 when it is new on the list, 200 when it was there. */
    @PutMapping("/items/{sku}")
    ResponseEntity<ItemBody> add(@CurrentCustomer CustomerId customer, @PathVariable Sku sku) {
        return switch (wishes.add(customer, sku)) {
            case Added(var wish) -> ResponseEntity.status(HttpStatus.CREATED).body(item(wish));
            case AlreadyThere(var wish) -> ResponseEntity.ok(item(wish));
            case Full() ->
                throw new ProblemException(
                        WishlistProblem.WISHLIST_FULL,
                        "A wishlist holds " + Wishlist.MOST_WISHES + " products.",
                        Map.of("mostItems", Wishlist.MOST_WISHES));
            case UnknownProduct() ->
                throw new ProblemException(WishlistProblem.UNKNOWN_PRODUCT, "There is no product " + sku + ".");
            case DiscontinuedProduct() ->
                throw new ProblemException(WishlistProblem.DISCONTINUED_PRODUCT, sku + " is no longer sold.");
        };
    }

    @DeleteMapping("/items/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@CurrentCustomer CustomerId customer, @PathVariable Sku sku) {
        wishes.remove(customer, sku);
    }

    private ItemBody item(Wish wish) {
        return ItemBody.of(wish, products.of(List.of(wish.sku())).get(wish.sku()));
    }
}
