package shop.bobbin.wishlist.sharing;

public sealed interface ShareResult {

    /** The result has the only copy of the token. */
    record Shared(SharingLink link, LinkToken token) implements ShareResult {}

    /** The customer has the maximum of {@value SharingLinks#MAX_LINKS} links. */
    record TooManyLinks() implements ShareResult {}
}
