package shop.bobbin.wishlist.sharing;

import java.util.UUID;

/** The id of a sharing link, by which its owner revokes it. It is no secret, unlike the {@link LinkToken}. */
public record LinkId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
