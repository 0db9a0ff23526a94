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
import shop.bobbin.wishlist.wishes.AddResult.AlreadyOnWishlist;
import shop.bobbin.wishlist.wishes.AddResult.DiscontinuedProduct;
import shop.bobbin.wishlist.wishes.AddResult.UnknownProduct;
import shop.bobbin.wishlist.wishes.AddResult.WishlistFull;
import shop.bobbin.wishlist.wishes.Wish;
import shop.bobbin.wishlist.wishes.Wishes;
import shop.bobbin.wishlist.wishes.Wishlist;

/** The wishlist of the current customer. Product data come from the replica, so that it works while the catalog is unavailable. */
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
    WishlistResponse show(@CurrentCustomer CustomerId customer) {
        var wishlist = wishes.findWishlist(customer);
        return WishlistResponse.of(wishlist, products.findAll(wishlist.skus()));
    }

    /** 201 if the wish is new, 200 if it was on the wishlist before. */
    @PutMapping("/items/{sku}")
    ResponseEntity<WishlistItemResponse> add(@CurrentCustomer CustomerId customer, @PathVariable Sku sku) {
        return switch (wishes.add(customer, sku)) {
            case Added(var wish) -> ResponseEntity.status(HttpStatus.CREATED).body(response(wish));
            case AlreadyOnWishlist(var wish) -> ResponseEntity.ok(response(wish));
            case WishlistFull() ->
                throw new ProblemException(
                        WishlistProblem.WISHLIST_FULL,
                        "The maximum is " + Wishlist.MAX_WISHES + " products.",
                        Map.of("mostItems", Wishlist.MAX_WISHES));
            case UnknownProduct() ->
                throw new ProblemException(WishlistProblem.UNKNOWN_PRODUCT, "The catalog has no product " + sku + ".");
            case DiscontinuedProduct() ->
                throw new ProblemException(WishlistProblem.DISCONTINUED_PRODUCT, sku + " is discontinued.");
        };
    }

    @DeleteMapping("/items/{sku}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@CurrentCustomer CustomerId customer, @PathVariable Sku sku) {
        wishes.remove(customer, sku);
    }

    private WishlistItemResponse response(Wish wish) {
        return WishlistItemResponse.of(
                wish, products.findAll(List.of(wish.sku())).get(wish.sku()));
    }
}
