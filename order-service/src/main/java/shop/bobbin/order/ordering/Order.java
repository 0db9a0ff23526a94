package shop.bobbin.order.ordering;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Embedded.OnEmpty;
import org.springframework.data.relational.core.mapping.Table;
import shop.bobbin.order.CustomerId;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;
import shop.bobbin.order.ordering.ChargeResult.Granted;
import shop.bobbin.order.ordering.ChargeResult.GrantedBefore;
import shop.bobbin.order.ordering.OrderEvent.Facts;
import shop.bobbin.order.ordering.OrderEvent.OrderCancelled;
import shop.bobbin.order.ordering.OrderEvent.OrderConfirmed;
import shop.bobbin.order.ordering.OrderEvent.OrderPlaced;
import shop.bobbin.order.ordering.OrderEvent.OrderRejected;
import shop.bobbin.order.ordering.OrderEvent.OrderReserved;
import shop.bobbin.order.ordering.TransitionResult.Changed;
import shop.bobbin.order.ordering.TransitionResult.Ignored;
import shop.bobbin.order.ordering.TransitionResult.Refused;
import shop.bobbin.order.ordering.TransitionResult.Why;

/**
 * A customer's order and its life:
 *
 * <pre>
 * PLACED ──reserve──▶ RESERVED ──charge──▶ RESERVED, being charged ──confirm──▶ CONFIRMED
 *   │ │                  │ │                         │
 *   │ └─refuseStock─┐    │ └─decline─┐               ├─chargeVoided─▶ CANCELLED
 *   │               ▼    │           ▼               └─refuseCapture▶ REJECTED
 *   │            REJECTED│        REJECTED
 *   └─cancel, giveUpStock┴─cancel, giveUpPayment─▶ CANCELLED
 * </pre>
 *
 * Every command is guarded and answers with what happened; a command that comes late or again is ignored, so that
 * messages may be repeated and delayed at will. One command, one save: the event carries the version that the save
 * will give.
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

    /** From here on the money is being taken; the provider's ledger alone decides how the order ends. */
    private boolean charging;

    /** 0 until it is first saved. */
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
            boolean charging,
            long version) {
        this.id = id;
        this.customerId = customerId;
        this.lines = lines;
        this.total = total;
        this.placedAt = placedAt;
        this.status = status;
        this.reason = reason;
        this.charging = charging;
        this.version = version;
    }

    /** A new order, and the event that tells of it. */
    static Placing place(OrderId id, CustomerId customerId, OrderLines lines, Instant now) {
        var order = new Order(id, customerId, lines, lines.total(), now, OrderStatus.PLACED, null, false, 0);
        return new Placing(order, new OrderPlaced(order.facts(now)));
    }

    record Placing(Order order, OrderPlaced event) {}

    /**
     * The catalog has put the goods aside. Ignored when the order was cancelled meanwhile: the catalog reads our
     * events in order, so it has released these goods, or will when it comes to the cancellation.
     */
    TransitionResult reserve(Instant now) {
        if (status != OrderStatus.PLACED) {
            return new Ignored(status);
        }
        status = OrderStatus.RESERVED;
        return new Changed(new OrderReserved(facts(now)));
    }

    /** The catalog has not enough of some product. */
    TransitionResult refuseStock(Instant now) {
        return status == OrderStatus.PLACED ? reject(EndReason.OUT_OF_STOCK, now) : new Ignored(status);
    }

    /** The catalog did not answer in time. If it has reserved by now, the cancellation releases the goods. */
    TransitionResult giveUpStock(Instant now) {
        return status == OrderStatus.PLACED ? cancel(EndReason.STOCK_TIMEOUT, now) : new Ignored(status);
    }

    /** The provider will not authorise this card. */
    TransitionResult decline(Instant now) {
        return awaitsAuthorisation() ? reject(EndReason.PAYMENT_DECLINED, now) : new Ignored(status);
    }

    /** The provider did not answer in time. Not while being charged: by then the money may have been taken. */
    TransitionResult giveUpPayment(Instant now) {
        return awaitsAuthorisation() ? cancel(EndReason.PAYMENT_TIMEOUT, now) : new Ignored(status);
    }

    /** The amount is authorised: may it be captured? The answer closes the door on a cancellation, or finds it closed. */
    ChargeResult charge() {
        if (status != OrderStatus.RESERVED) {
            return new ChargeResult.Refused(status);
        }
        if (charging) {
            return new GrantedBefore();
        }
        charging = true;
        return new Granted();
    }

    /** The money is taken. */
    TransitionResult confirm(Instant now) {
        if (!beingCharged()) {
            return new Ignored(status);
        }
        status = OrderStatus.CONFIRMED;
        charging = false;
        return new Changed(new OrderConfirmed(facts(now)));
    }

    /** The provider's ledger says that the money was not taken and now never will be. */
    TransitionResult chargeVoided(Instant now) {
        return beingCharged() ? cancel(EndReason.PAYMENT_TIMEOUT, now) : new Ignored(status);
    }

    /** The provider would not capture the amount, and holds it no longer. */
    TransitionResult refuseCapture(Instant now) {
        return beingCharged() ? reject(EndReason.PAYMENT_DECLINED, now) : new Ignored(status);
    }

    /** The customer has changed their mind. Asking twice is fine. */
    TransitionResult cancel(Instant now) {
        return switch (status) {
            case CANCELLED -> new Ignored(status);
            case CONFIRMED, REJECTED -> new Refused(Why.OVER);
            case PLACED, RESERVED ->
                charging ? new Refused(Why.PAYMENT_IN_PROGRESS) : cancel(EndReason.CANCELLED_BY_CUSTOMER, now);
        };
    }

    private boolean awaitsAuthorisation() {
        return status == OrderStatus.RESERVED && !charging;
    }

    private boolean beingCharged() {
        return status == OrderStatus.RESERVED && charging;
    }

    private TransitionResult reject(EndReason why, Instant now) {
        status = OrderStatus.REJECTED;
        reason = why;
        charging = false;
        return new Changed(new OrderRejected(facts(now), why));
    }

    private TransitionResult cancel(EndReason why, Instant now) {
        status = OrderStatus.CANCELLED;
        reason = why;
        charging = false;
        return new Changed(new OrderCancelled(facts(now), why));
    }

    private Facts facts(Instant now) {
        return new Facts(id, version + 1, customerId, lines, now);
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
