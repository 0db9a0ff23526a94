package shop.bobbin.wishlist.sharing;

public sealed interface ShareResult {

    /** The only time that the token is told. */
    record Shared(SharingLink link, LinkToken token) implements ShareResult {}

    /** The customer has {@value SharingLinks#MOST_LINKS} links already. */
    record TooMany() implements ShareResult {}
}
