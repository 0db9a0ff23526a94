package shop.bobbin.wishlist.wishes;

import shop.bobbin.wishlist.Sku;

/** The port to the customer's basket, which the order service owns. */
public interface Basket {

    /**
     * Makes sure that the basket has at least one piece of the product; an existing quantity does not change.
     *
     * @param token the customer's access token, which says whose basket it is
     */
    PutInBasketResult putAtLeastOne(Sku sku, AccessToken token);
}
