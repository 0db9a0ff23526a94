package shop.bobbin.recommendation.similarity.messaging;

import shop.bobbin.chassis.deadletters.DeadLetter;

/** The names of this application's topics, as in {@code deploy/topics.txt}. Running shops have data under these names. */
final class Topics {

    static final String ORDERS = "order.order-events";
    static final String WISHES = "wishlist.wish-events";
    static final String PRODUCTS = "catalog.products";
    static final String ITEM_STATISTICS = "recommendation.companions";
    static final String CUSTOMER_PROFILES = "recommendation.tastes";

    /** The application id, which is also the consumer group and the prefix of the internal topics. */
    static final String APPLICATION = "recommendation-service.similarity";

    /** Events that are replayed from dead letter topics; no other application reads it. */
    static final String REPLAY = APPLICATION + ".replay";

    static final String ORDERS_DEAD_LETTERS = DeadLetter.topicOf(APPLICATION, ORDERS);
    static final String WISHES_DEAD_LETTERS = DeadLetter.topicOf(APPLICATION, WISHES);

    /** Dead letters of all internal topics. */
    static final String INTERNAL_DEAD_LETTERS = DeadLetter.topicOf(APPLICATION, "internal");

    /** Whether it is a topic that Streams has created between the steps of the topology (repartition, changelog). */
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
