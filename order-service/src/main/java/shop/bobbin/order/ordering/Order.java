package shop.bobbin.order.ordering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.OrderEvent.Details;
import shop.bobbin.order.ordering.OrderEvent.OrderCancelled;
import shop.bobbin.order.ordering.OrderEvent.OrderConfirmed;
import shop.bobbin.order.ordering.OrderEvent.OrderPlaced;
import shop.bobbin.order.ordering.OrderEvent.OrderRejected;
import shop.bobbin.order.ordering.OrderEvent.OrderReserved;
import shop.bobbin.order.ordering.TransitionResult.Changed;
import shop.bobbin.order.ordering.TransitionResult.Ignored;
import shop.bobbin.order.ordering.TransitionResult.RefusalReason;
import shop.bobbin.order.ordering.TransitionResult.Refused;

/**
 * A customer's order: the aggregate with its state machine.
 *
 * <pre>
 * PLACED ──stockReserved──▶ RESERVED ──startCapture──▶ RESERVED, capturing ──paymentCaptured──▶ CONFIRMED
 *   │                          │                            │
 *   ├─stockRefused─▶ REJECTED  ├─paymentDeclined─▶ REJECTED ├─captureRefused──────▶ REJECTED
 *   │                          │                            └─authorisationVoided─▶ CANCELLED
 *   └─cancel,                  └─cancel,
 *     stockTimedOut─▶ CANCELLED  paymentTimedOut─▶ CANCELLED
 * </pre>
 *
 * Each method checks the state and returns a result. A command that comes late or twice is ignored, so messages may be
 * redelivered and delayed. Save the order once after each command: the event has the version that this save will write.
 */
@Table("orders")
public class Order {

    @Id
    private final OrderId id;

    private final CustomerId customerId;
    private final OrderLines lines;

    @Embedded(onEmpty = OnEmpty.USE_NULL, prefix = "total_")
    private final Money total;

    private final Instant placedAt;
    private OrderStatus status;
    private @Nullable EndReason reason;

    /** True while the capture is in progress: only the payment provider's ledger decides how the order ends. */
    @Column("charging")
    private boolean capturing;

    /** 0 until the first save; then incremented by each save (optimistic lock). */
    @Version
    private long version;

    @PersistenceCreator
    private Order(
            OrderId id,
            CustomerId customerId,
            OrderLines lines,
            Money total,
            Instant placedAt,
            OrderStatus status,
            @Nullable EndReason reason,
            boolean capturing,
            long version) {
        this.id = id;
        this.customerId = customerId;
        this.lines = lines;
        this.total = total;
        this.placedAt = placedAt;
        this.status = status;
        this.reason = reason;
        this.capturing = capturing;
        this.version = version;
    }

    /** Creates a new order and its event. */
    static PlacedOrder place(OrderId id, CustomerId customerId, OrderLines lines, Instant now) {
        var order = new Order(id, customerId, lines, lines.total(), now, OrderStatus.PLACED, null, false, 0);
        return new PlacedOrder(order, new OrderPlaced(order.details(now)));
    }

    record PlacedOrder(Order order, OrderPlaced event) {}

    /**
     * The catalog has reserved the stock. Ignored if the order was cancelled in the meantime: the catalog consumes the
     * order events in order, so it releases this stock when it reads the cancellation.
     */
    TransitionResult stockReserved(Instant now) {
        if (status != OrderStatus.PLACED) {
            return new Ignored(status);
        }
        status = OrderStatus.RESERVED;
        return new Changed(new OrderReserved(details(now)));
    }

    /** A product is out of stock. */
    TransitionResult stockRefused(Instant now) {
        return status == OrderStatus.PLACED ? reject(EndReason.OUT_OF_STOCK, now) : new Ignored(status);
    }

    /** The catalog's reply did not come before the deadline. If the stock is reserved, the cancellation releases it. */
    TransitionResult stockTimedOut(Instant now) {
        return status == OrderStatus.PLACED ? cancel(EndReason.STOCK_TIMEOUT, now) : new Ignored(status);
    }

    /** The payment provider has declined the card. */
    TransitionResult paymentDeclined(Instant now) {
        return isAuthorising() ? reject(EndReason.PAYMENT_DECLINED, now) : new Ignored(status);
    }

    /** There was no authorisation before the deadline. Ignored during the capture, which may have succeeded. */
    TransitionResult paymentTimedOut(Instant now) {
        return isAuthorising() ? cancel(EndReason.PAYMENT_TIMEOUT, now) : new Ignored(status);
    }

    /** The amount is authorised. From now on a cancellation is refused, if it did not come first. */
    StartCaptureResult startCapture() {
        if (status != OrderStatus.RESERVED) {
            return new StartCaptureResult.NotReserved(status);
        }
        if (capturing) {
            return new StartCaptureResult.AlreadyStarted();
        }
        capturing = true;
        return new StartCaptureResult.Started();
    }

    /** Whether the authorised amount may be captured. */
    sealed interface StartCaptureResult {

        /** Yes; from now on the order cannot be cancelled. Commit this before the capture is requested. */
        record Started() implements StartCaptureResult {}

        /** Yes, as before; a repeated capture is safe because the provider deduplicates it by its idempotency key. */
        record AlreadyStarted() implements StartCaptureResult {}

        /** No: the order is not {@code RESERVED}, usually because it was cancelled. */
        record NotReserved(OrderStatus status) implements StartCaptureResult {}
    }

    /** The amount is captured: the order is paid. */
    TransitionResult paymentCaptured(Instant now) {
        if (!isCapturing()) {
            return new Ignored(status);
        }
        status = OrderStatus.CONFIRMED;
        capturing = false;
        return new Changed(new OrderConfirmed(details(now)));
    }

    /** According to the provider's ledger, the authorisation is voided: the amount cannot be captured any more. */
    TransitionResult authorisationVoided(Instant now) {
        return isCapturing() ? cancel(EndReason.PAYMENT_TIMEOUT, now) : new Ignored(status);
    }

    /** The provider has refused the capture, and the amount is no longer authorised. */
    TransitionResult captureRefused(Instant now) {
        return isCapturing() ? reject(EndReason.PAYMENT_DECLINED, now) : new Ignored(status);
    }

    /** The customer cancels the order. Idempotent. */
    TransitionResult cancel(Instant now) {
        return switch (status) {
            case CANCELLED -> new Ignored(status);
            case CONFIRMED, REJECTED -> new Refused(RefusalReason.ENDED);
            case PLACED, RESERVED ->
                capturing
                        ? new Refused(RefusalReason.PAYMENT_IN_PROGRESS)
                        : cancel(EndReason.CANCELLED_BY_CUSTOMER, now);
        };
    }

    private boolean isAuthorising() {
        return status == OrderStatus.RESERVED && !capturing;
    }

    private boolean isCapturing() {
        return status == OrderStatus.RESERVED && capturing;
    }

    private TransitionResult reject(EndReason endReason, Instant now) {
        status = OrderStatus.REJECTED;
        reason = endReason;
        capturing = false;
        return new Changed(new OrderRejected(details(now), endReason));
    }

    private TransitionResult cancel(EndReason endReason, Instant now) {
        status = OrderStatus.CANCELLED;
        reason = endReason;
        capturing = false;
        return new Changed(new OrderCancelled(details(now), endReason));
    }

    private Details details(Instant now) {
        return new Details(id, version + 1, customerId, lines, now);
    }

    public OrderId id() {
        return id;
    }

    public CustomerId customerId() {
        return customerId;
    }

    public OrderLines lines() {
        return lines;
    }

    public Money total() {
        return total;
    }

    public Instant placedAt() {
        return placedAt;
    }

    public OrderStatus status() {
        return status;
    }

    public @Nullable EndReason reason() {
        return reason;
    }

    public long version() {
        return version;
    }
}
