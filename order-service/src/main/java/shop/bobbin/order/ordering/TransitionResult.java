package shop.bobbin.order.ordering;

/** The answer of an {@link Order} to a command. */
public sealed interface TransitionResult {

    /** It happened: save the order, record the event. */
    record Changed(OrderEvent event) implements TransitionResult {}

    /** Nothing to do: the message came late, or again. Not an error, the world is just ahead of it. */
    record Ignored(OrderStatus status) implements TransitionResult {}

    /** A customer's wish that can not be met any more. */
    record Refused(Why why) implements TransitionResult {}

    enum Why {
        /** It is confirmed or rejected. */
        OVER,
        /** The money is being taken at this moment. */
        PAYMENT_IN_PROGRESS
    }
}
