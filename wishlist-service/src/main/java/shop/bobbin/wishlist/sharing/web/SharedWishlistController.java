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

    /** For everybody who has the link. It says what is wished for and nothing of who wishes. */
    @GetMapping("/shared-wishlists/{token}")
    ResponseEntity<SharedWishlistBody> show(@PathVariable String token) {
        var owner = links.owner(new LinkToken(token))
                .orElseThrow(() -> ProblemException.notFound("There is no shared wishlist here, or no longer."));
        var wishlist = wishes.of(owner);
        return ResponseEntity.ok()
                .header("Referrer-Policy", "no-referrer") // the address is the secret
                .body(SharedWishlistBody.of(wishlist, products.of(wishlist.skus())));
    }
}
