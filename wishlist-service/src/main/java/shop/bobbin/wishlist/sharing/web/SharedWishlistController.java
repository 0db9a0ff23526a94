package shop.bobbin.wishlist.sharing.web;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.wishlist.products.Products;
import shop.bobbin.wishlist.sharing.LinkToken;
import shop.bobbin.wishlist.sharing.SharingLinks;
import shop.bobbin.wishlist.wishes.Wishes;

@RestController
class SharedWishlistController {

    private final SharingLinks links;
    private final Wishes wishes;
    private final Products products;

    SharedWishlistController(SharingLinks links, Wishes wishes, Products products) {
        this.links = links;
        this.wishes = wishes;
        this.products = products;
    }

    /** Shows the products of a wishlist, and nothing about its owner, to everyone with the link. */
    @GetMapping("/shared-wishlists/{token}")
    ResponseEntity<SharedWishlistResponse> show(@PathVariable String token) {
        var owner = links.findOwner(new LinkToken(token))
                .orElseThrow(() -> ProblemException.notFound("The sharing link does not exist or is revoked."));
        var wishlist = wishes.findWishlist(owner);
        return ResponseEntity.ok()
                .header("Referrer-Policy", "no-referrer") // the address contains the secret
                .body(SharedWishlistResponse.of(wishlist, products.findAll(wishlist.skus())));
    }
}
