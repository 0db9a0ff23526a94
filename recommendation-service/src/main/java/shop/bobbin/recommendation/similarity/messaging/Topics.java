package shop.bobbin.recommendation.similarity.messaging;

final class Topics {

    static final String ORDERS = "order.order-events";
    static final String WISHES = "wishlist.wish-events";
    static final String PRODUCTS = "catalog.products";
    static final String COMPANIONS = "recommendation.companions";
    static final String TASTES = "recommendation.tastes";

    private Topics() {}
}
