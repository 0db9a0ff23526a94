package shop.bobbin.order.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shop.bobbin.order.Money;
import shop.bobbin.order.ordering.OrderEvent.OrderCancelled;
import shop.bobbin.order.ordering.OrderEvent.OrderConfirmed;
import shop.bobbin.order.ordering.OrderEvent.OrderPlaced;
import shop.bobbin.order.ordering.OrderEvent.OrderRejected;
import shop.bobbin.order.ordering.OrderEvent.OrderReserved;
import shop.bobbin.order.ordering.TransitionResult.Changed;
import shop.bobbin.order.ordering.TransitionResult.Ignored;
import shop.bobbin.order.ordering.TransitionResult.Refused;

class OrderTests {

    /** The event that each command leads to in each state; - is ignored, ! is refused. */
    @ParameterizedTest(name = "{1} when {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            PLACED    | STOCK_RESERVED       | Reserved
            PLACED    | STOCK_REFUSED        | Rejected OUT_OF_STOCK
            PLACED    | STOCK_TIMED_OUT      | Cancelled STOCK_TIMEOUT
            PLACED    | PAYMENT_DECLINED     | -
            PLACED    | PAYMENT_TIMED_OUT    | -
            PLACED    | PAYMENT_CAPTURED     | -
            PLACED    | AUTHORISATION_VOIDED | -
            PLACED    | CAPTURE_REFUSED      | -
            PLACED    | CANCEL               | Cancelled CANCELLED_BY_CUSTOMER
            RESERVED  | STOCK_RESERVED       | -
            RESERVED  | STOCK_REFUSED        | -
            RESERVED  | STOCK_TIMED_OUT      | -
            RESERVED  | PAYMENT_DECLINED     | Rejected PAYMENT_DECLINED
            RESERVED  | PAYMENT_TIMED_OUT    | Cancelled PAYMENT_TIMEOUT
            RESERVED  | PAYMENT_CAPTURED     | -
            RESERVED  | AUTHORISATION_VOIDED | -
            RESERVED  | CAPTURE_REFUSED      | -
            RESERVED  | CANCEL               | Cancelled CANCELLED_BY_CUSTOMER
            CAPTURING | STOCK_RESERVED       | -
            CAPTURING | STOCK_REFUSED        | -
            CAPTURING | STOCK_TIMED_OUT      | -
            CAPTURING | PAYMENT_DECLINED     | -
            CAPTURING | PAYMENT_TIMED_OUT    | -
            CAPTURING | PAYMENT_CAPTURED     | Confirmed
            CAPTURING | AUTHORISATION_VOIDED | Cancelled PAYMENT_TIMEOUT
            CAPTURING | CAPTURE_REFUSED      | Rejected PAYMENT_DECLINED
            CAPTURING | CANCEL               | ! PAYMENT_IN_PROGRESS
            CONFIRMED | STOCK_RESERVED       | -
            CONFIRMED | STOCK_REFUSED        | -
            CONFIRMED | STOCK_TIMED_OUT      | -
            CONFIRMED | PAYMENT_DECLINED     | -
            CONFIRMED | PAYMENT_TIMED_OUT    | -
            CONFIRMED | PAYMENT_CAPTURED     | -
            CONFIRMED | AUTHORISATION_VOIDED | -
            CONFIRMED | CAPTURE_REFUSED      | -
            CONFIRMED | CANCEL               | ! ENDED
            REJECTED  | STOCK_RESERVED       | -
            REJECTED  | STOCK_REFUSED        | -
            REJECTED  | STOCK_TIMED_OUT      | -
            REJECTED  | PAYMENT_DECLINED     | -
            REJECTED  | PAYMENT_TIMED_OUT    | -
            REJECTED  | PAYMENT_CAPTURED     | -
            REJECTED  | AUTHORISATION_VOIDED | -
            REJECTED  | CAPTURE_REFUSED      | -
            REJECTED  | CANCEL               | ! ENDED
            CANCELLED | STOCK_RESERVED       | -
            CANCELLED | STOCK_REFUSED        | -
            CANCELLED | STOCK_TIMED_OUT      | -
            CANCELLED | PAYMENT_DECLINED     | -
            CANCELLED | PAYMENT_TIMED_OUT    | -
            CANCELLED | PAYMENT_CAPTURED     | -
            CANCELLED | AUTHORISATION_VOIDED | -
            CANCELLED | CAPTURE_REFUSED      | -
            CANCELLED | CANCEL               | -
            """)
    void handlesEachCommandInEachState(State state, Command command, String outcome) {
        var order = state.order();
        var before = order.status();

        var result = command.on(order);

        assertThat(describe(result)).isEqualTo(outcome);
        if (!(result instanceof Changed)) {
            assertThat(order.status()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PLACED, NotReserved", "RESERVED, Started", "CAPTURING, AlreadyStarted",
        "CONFIRMED, NotReserved", "REJECTED, NotReserved", "CANCELLED, NotReserved"
    })
    void startsTheCaptureOnlyWhileReserved(State state, String outcome) {
        assertThat(state.order().startCapture().getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void publishesTheDetailsOfThePlacedOrder() {
        var placed = Order.place(TestOrders.orderId(), TestOrders.ADA, TestOrders.lines(), TestOrders.NOON);

        assertThat(placed.event().details().orderId()).isEqualTo(placed.order().id());
        assertThat(placed.event().details().version()).isEqualTo(1);
        assertThat(placed.event().details().lines()).isEqualTo(TestOrders.lines());
        assertThat(placed.event().details().occurredAt()).isEqualTo(TestOrders.NOON);
        assertThat(placed.order().total()).isEqualTo(Money.of(2 * 1250 + 6 * 40, "EUR"));
    }

    private static String describe(TransitionResult result) {
        return switch (result) {
            case Ignored _ -> "-";
            case Refused(var reason) -> "! " + reason;
            case Changed(var event) ->
                switch (event) {
                    case OrderPlaced _ -> "Placed";
                    case OrderReserved _ -> "Reserved";
                    case OrderConfirmed _ -> "Confirmed";
                    case OrderRejected rejected -> "Rejected " + rejected.reason();
                    case OrderCancelled cancelled -> "Cancelled " + cancelled.reason();
                };
        };
    }

    enum State {
        PLACED,
        RESERVED,
        CAPTURING,
        CONFIRMED,
        REJECTED,
        CANCELLED;

        Order order() {
            return switch (this) {
                case PLACED -> TestOrders.order();
                case RESERVED -> TestOrders.reserved();
                case CAPTURING -> TestOrders.capturing();
                case CONFIRMED -> TestOrders.confirmed();
                case REJECTED -> TestOrders.rejected();
                case CANCELLED -> TestOrders.cancelled();
            };
        }
    }

    enum Command {
        STOCK_RESERVED,
        STOCK_REFUSED,
        STOCK_TIMED_OUT,
        PAYMENT_DECLINED,
        PAYMENT_TIMED_OUT,
        PAYMENT_CAPTURED,
        AUTHORISATION_VOIDED,
        CAPTURE_REFUSED,
        CANCEL;

        TransitionResult on(Order order) {
            return switch (this) {
                case STOCK_RESERVED -> order.stockReserved(TestOrders.NOON);
                case STOCK_REFUSED -> order.stockRefused(TestOrders.NOON);
                case STOCK_TIMED_OUT -> order.stockTimedOut(TestOrders.NOON);
                case PAYMENT_DECLINED -> order.paymentDeclined(TestOrders.NOON);
                case PAYMENT_TIMED_OUT -> order.paymentTimedOut(TestOrders.NOON);
                case PAYMENT_CAPTURED -> order.paymentCaptured(TestOrders.NOON);
                case AUTHORISATION_VOIDED -> order.authorisationVoided(TestOrders.NOON);
                case CAPTURE_REFUSED -> order.captureRefused(TestOrders.NOON);
                case CANCEL -> order.cancel(TestOrders.NOON);
            };
        }
    }
}
