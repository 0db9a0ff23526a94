package shop.bobbin.order.ordering;

/** The result of a command to an {@link Order}. */
sealed interface TransitionResult {

    /** The order has changed: save it, append the event to the history and publish it. */
    record Changed(OrderEvent event) implements TransitionResult {}

    /** No effect, because the command came late or twice. Expected with at-least-once delivery; not an error. */
    record Ignored(OrderStatus status) implements TransitionResult {}

    /** The customer's cancellation is not possible. */
    record Refused(RefusalReason reason) implements TransitionResult {}

    enum RefusalReason {
        /** The order is confirmed or rejected. */
        ENDED,
        /** The payment is being captured. */
        PAYMENT_IN_PROGRESS
    }
}
