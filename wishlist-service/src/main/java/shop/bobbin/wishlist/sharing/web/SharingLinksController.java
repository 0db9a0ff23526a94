package shop.bobbin.wishlist.sharing.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CurrentCustomer;
import shop.bobbin.chassis.web.PublicPath;
import shop.bobbin.wishlist.CustomerId;
import shop.bobbin.wishlist.WishlistProblem;
import shop.bobbin.wishlist.sharing.LinkId;
import shop.bobbin.wishlist.sharing.ShareResult.Shared;
import shop.bobbin.wishlist.sharing.ShareResult.TooManyLinks;
import shop.bobbin.wishlist.sharing.SharingLink;
import shop.bobbin.wishlist.sharing.SharingLinks;

@RestController
@RequestMapping("/wishlist/sharing-links")
class SharingLinksController {

    private final SharingLinks links;

    SharingLinksController(SharingLinks links) {
        this.links = links;
    }

    /**
     * A link that was just created, with its secret, which no other response has.
     *
     * @param path the path of the shared wishlist, with the token
     */
    record NewSharingLinkResponse(UUID id, String token, String path, Instant createdAt) {

        static NewSharingLinkResponse of(Shared shared) {
            var token = shared.token().value();
            return new NewSharingLinkResponse(
                    shared.link().id().value(),
                    token,
                    PublicPath.of("/shared-wishlists/" + token),
                    shared.link().createdAt());
        }
    }

    record SharingLinksResponse(List<SharingLinkResponse> links) {}

    record SharingLinkResponse(UUID id, Instant createdAt) {

        static SharingLinkResponse of(SharingLink link) {
            return new SharingLinkResponse(link.id().value(), link.createdAt());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewSharingLinkResponse share(@CurrentCustomer CustomerId customer) {
        return switch (links.share(customer)) {
            case Shared shared -> NewSharingLinkResponse.of(shared);
            case TooManyLinks() ->
                throw new ProblemException(
                        WishlistProblem.TOO_MANY_SHARING_LINKS,
                        "The maximum is " + SharingLinks.MAX_LINKS + " links. Revoke one first.",
                        Map.of("mostLinks", SharingLinks.MAX_LINKS));
        };
    }

    @GetMapping
    SharingLinksResponse list(@CurrentCustomer CustomerId customer) {
        return new SharingLinksResponse(links.findByCustomer(customer).stream()
                .map(SharingLinkResponse::of)
                .toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@CurrentCustomer CustomerId customer, @PathVariable UUID id) {
        if (!links.revoke(customer, new LinkId(id))) {
            throw ProblemException.notFound("The sharing link does not exist.");
        }
    }
}
