package shop.bobbin.wishlist.wishes;

/** A caller's token, to be passed on and never to be shown. */
public record AccessToken(String value) {

    @Override
    public String toString() {
        return "(not shown)";
    }
}
