package shop.bobbin.wishlist.wishes;

/** The access token of a request, to be relayed to another service and never logged. */
public record AccessToken(String value) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
