package shop.bobbin.wishlist.wishes;

/** The port through which wish events are published, in the transaction that changes the wishlist. */
public interface WishEvents {

    void publish(WishEvent event);
}
