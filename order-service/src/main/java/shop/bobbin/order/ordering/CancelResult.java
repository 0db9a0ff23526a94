package shop.bobbin.order.ordering;

public sealed interface CancelResult {

    /** The order is cancelled, by this request or an earlier one. */
    record Cancelled(Order order) implements CancelResult {}

    /** The order is confirmed or rejected. */
    record AlreadyEnded(OrderStatus status) implements CancelResult {}

    /** The payment is being captured, which may still fail: the client can look at the order again soon. */
    record PaymentInProgress() implements CancelResult {}
}
