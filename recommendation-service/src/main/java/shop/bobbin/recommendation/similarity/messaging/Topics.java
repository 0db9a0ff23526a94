package shop.bobbin.recommendation.similarity.messaging;

/** The topics of this application, as {@code deploy/topics.txt} has them. */
final class Topics {

    static final String ORDERS = "order.order-events";
    static final String WISHES = "wishlist.wish-events";
    static final String PRODUCTS = "catalog.products";
    static final String COMPANIONS = "recommendation.companions";
    static final String TASTES = "recommendation.tastes";

    static final String APPLICATION = "recommendation-service.similarity";

    /** Dead letters on their way back: only this application reads it. */
    static final String REPLAY = APPLICATION + ".replay";

    static final String ORDERS_DEAD_LETTERS = APPLICATION + "." + ORDERS + ".dlt";
    static final String WISHES_DEAD_LETTERS = APPLICATION + "." + WISHES + ".dlt";

    /** Of the topics between the steps of the topology, which Streams makes for itself. */
    static final String INTERNAL_DEAD_LETTERS = APPLICATION + ".internal.dlt";

    /** Whether Streams has made the topic, so that only this application reads it. */
    static boolean isInternal(String topic) {
        return topic.startsWith(APPLICATION + "-");
    }

    static String deadLettersOf(String topic) {
        return switch (topic) {
            case ORDERS -> ORDERS_DEAD_LETTERS;
            case WISHES -> WISHES_DEAD_LETTERS;
            default -> INTERNAL_DEAD_LETTERS;
        };
    }

    private Topics() {}
}
