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

    /** Every state and every command: what happens, or nothing (-), or a refusal (!). */
    @ParameterizedTest(name = "{1} when {0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            PLACED    | RESERVE        | Reserved
            PLACED    | REFUSE_STOCK   | Rejected OUT_OF_STOCK
            PLACED    | GIVE_UP_STOCK  | Cancelled STOCK_TIMEOUT
            PLACED    | DECLINE        | -
            PLACED    | GIVE_UP_PAYMENT| -
            PLACED    | CONFIRM        | -
            PLACED    | CHARGE_VOIDED  | -
            PLACED    | REFUSE_CAPTURE | -
            PLACED    | CANCEL         | Cancelled CANCELLED_BY_CUSTOMER
            RESERVED  | RESERVE        | -
            RESERVED  | REFUSE_STOCK   | -
            RESERVED  | GIVE_UP_STOCK  | -
            RESERVED  | DECLINE        | Rejected PAYMENT_DECLINED
            RESERVED  | GIVE_UP_PAYMENT| Cancelled PAYMENT_TIMEOUT
            RESERVED  | CONFIRM        | -
            RESERVED  | CHARGE_VOIDED  | -
            RESERVED  | REFUSE_CAPTURE | -
            RESERVED  | CANCEL         | Cancelled CANCELLED_BY_CUSTOMER
            CHARGING  | RESERVE        | -
            CHARGING  | REFUSE_STOCK   | -
            CHARGING  | GIVE_UP_STOCK  | -
            CHARGING  | DECLINE        | -
            CHARGING  | GIVE_UP_PAYMENT| -
            CHARGING  | CONFIRM        | Confirmed
            CHARGING  | CHARGE_VOIDED  | Cancelled PAYMENT_TIMEOUT
            CHARGING  | REFUSE_CAPTURE | Rejected PAYMENT_DECLINED
            CHARGING  | CANCEL         | ! PAYMENT_IN_PROGRESS
            CONFIRMED | RESERVE        | -
            CONFIRMED | REFUSE_STOCK   | -
            CONFIRMED | GIVE_UP_STOCK  | -
            CONFIRMED | DECLINE        | -
            CONFIRMED | GIVE_UP_PAYMENT| -
            CONFIRMED | CONFIRM        | -
            CONFIRMED | CHARGE_VOIDED  | -
            CONFIRMED | REFUSE_CAPTURE | -
            CONFIRMED | CANCEL         | ! OVER
            REJECTED  | RESERVE        | -
            REJECTED  | REFUSE_STOCK   | -
            REJECTED  | GIVE_UP_STOCK  | -
            REJECTED  | DECLINE        | -
            REJECTED  | GIVE_UP_PAYMENT| -
            REJECTED  | CONFIRM        | -
            REJECTED  | CHARGE_VOIDED  | -
            REJECTED  | REFUSE_CAPTURE | -
            REJECTED  | CANCEL         | ! OVER
            CANCELLED | RESERVE        | -
            CANCELLED | REFUSE_STOCK   | -
            CANCELLED | GIVE_UP_STOCK  | -
            CANCELLED | DECLINE        | -
            CANCELLED | GIVE_UP_PAYMENT| -
            CANCELLED | CONFIRM        | -
            CANCELLED | CHARGE_VOIDED  | -
            CANCELLED | REFUSE_CAPTURE | -
            CANCELLED | CANCEL         | -
            """)
    void answersEveryCommandInEveryState(State state, Command command, String outcome) {
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
        "PLACED, Refused", "RESERVED, Granted", "CHARGING, GrantedBefore",
        "CONFIRMED, Refused", "REJECTED, Refused", "CANCELLED, Refused"
    })
    void isChargedOnlyWhileItsGoodsArePutAside(State state, String outcome) {
        assertThat(state.order().charge().getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void tellsAllThatConsumersNeed() {
        var placing = Order.place(Some.orderId(), Some.ADA, Some.lines(), Some.NOON);

        assertThat(placing.event().facts().orderId()).isEqualTo(placing.order().id());
        assertThat(placing.event().facts().version()).isEqualTo(1);
        assertThat(placing.event().facts().lines()).isEqualTo(Some.lines());
        assertThat(placing.event().facts().occurredAt()).isEqualTo(Some.NOON);
        assertThat(placing.order().total()).isEqualTo(Money.of(2 * 1250 + 6 * 40, "EUR"));
    }

    private static String describe(TransitionResult result) {
        return switch (result) {
            case Ignored _ -> "-";
            case Refused(var why) -> "! " + why;
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
        CHARGING,
        CONFIRMED,
        REJECTED,
        CANCELLED;

        Order order() {
            return switch (this) {
                case PLACED -> Some.order();
                case RESERVED -> Some.reserved();
                case CHARGING -> Some.charging();
                case CONFIRMED -> Some.confirmed();
                case REJECTED -> Some.rejected();
                case CANCELLED -> Some.cancelled();
            };
        }
    }

    enum Command {
        RESERVE,
        REFUSE_STOCK,
        GIVE_UP_STOCK,
        DECLINE,
        GIVE_UP_PAYMENT,
        CONFIRM,
        CHARGE_VOIDED,
        REFUSE_CAPTURE,
        CANCEL;

        TransitionResult on(Order order) {
            return switch (this) {
                case RESERVE -> order.reserve(Some.NOON);
                case REFUSE_STOCK -> order.refuseStock(Some.NOON);
                case GIVE_UP_STOCK -> order.giveUpStock(Some.NOON);
                case DECLINE -> order.decline(Some.NOON);
                case GIVE_UP_PAYMENT -> order.giveUpPayment(Some.NOON);
                case CONFIRM -> order.confirm(Some.NOON);
                case CHARGE_VOIDED -> order.chargeVoided(Some.NOON);
                case REFUSE_CAPTURE -> order.refuseCapture(Some.NOON);
                case CANCEL -> order.cancel(Some.NOON);
            };
        }
    }
}
