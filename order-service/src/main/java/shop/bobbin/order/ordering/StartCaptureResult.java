package shop.bobbin.order.ordering;

/** The result of {@link Order#startCapture}: whether the authorised amount may be captured. */
sealed interface StartCaptureResult {

    /** Yes; from now on the order cannot be cancelled. Commit this before the capture is requested. */
    record Started() implements StartCaptureResult {}

    /** Yes, as before; a repeated capture is safe because the provider deduplicates it by its idempotency key. */
    record AlreadyStarted() implements StartCaptureResult {}

    /** No: the order is not {@code RESERVED}, usually because it was cancelled. */
    record NotReserved(OrderStatus status) implements StartCaptureResult {}
}
