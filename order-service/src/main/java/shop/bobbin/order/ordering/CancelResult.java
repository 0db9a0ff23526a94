package shop.bobbin.order.ordering;

public sealed interface CancelResult {

    /** It is cancelled: now, or since an earlier wish. */
    record Cancelled(Order order) implements CancelResult {}

    /** It is confirmed or rejected. */
    record TooLate(OrderStatus status) implements CancelResult {}

    /** The money is being taken: it will be over in a moment, one way or the other. */
    record PaymentInProgress() implements CancelResult {}
}
