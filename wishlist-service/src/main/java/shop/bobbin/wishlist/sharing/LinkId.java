package shop.bobbin.wishlist.sharing;

import java.util.UUID;

/** Names a link to its owner. It opens nothing: that is the token's part. */
public record LinkId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
