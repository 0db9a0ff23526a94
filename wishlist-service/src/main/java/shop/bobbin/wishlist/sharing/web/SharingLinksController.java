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
import shop.bobbin.wishlist.sharing.ShareResult.TooMany;
import shop.bobbin.wishlist.sharing.SharingLink;
import shop.bobbin.wishlist.sharing.SharingLinks;

@RestController
@RequestMapping("/wishlist/sharing-links")
class SharingLinksController {

    private final SharingLinks links;

    SharingLinksController(SharingLinks links) {
        this.links = links;
    }

    /** @param path where the list is shown from now on; not told again */
    record NewLinkBody(UUID id, String token, String path, Instant createdAt) {

        static NewLinkBody of(Shared shared) {
            var token = shared.token().value();
            return new NewLinkBody(
                    shared.link().id().value(),
                    token,
                    PublicPath.of("/shared-wishlists/" + token),
                    shared.link().createdAt());
        }
    }

    record LinksBody(List<LinkBody> links) {}

    record LinkBody(UUID id, Instant createdAt) {

        static LinkBody of(SharingLink link) {
            return new LinkBody(link.id().value(), link.createdAt());
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    NewLinkBody share(@CurrentCustomer CustomerId customer) {
        return switch (links.share(customer)) {
            case Shared shared -> NewLinkBody.of(shared);
            case TooMany() ->
                throw new ProblemException(
                        WishlistProblem.TOO_MANY_SHARING_LINKS,
                        "There may be " + SharingLinks.MOST_LINKS + " links at a time. Revoke one first.",
                        Map.of("mostLinks", SharingLinks.MOST_LINKS));
        };
    }

    @GetMapping
    LinksBody list(@CurrentCustomer CustomerId customer) {
        return new LinksBody(links.of(customer).stream().map(LinkBody::of).toList());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@CurrentCustomer CustomerId customer, @PathVariable UUID id) {
        if (!links.revoke(customer, new LinkId(id))) {
            throw ProblemException.notFound("There is no such sharing link.");
        }
    }
}
