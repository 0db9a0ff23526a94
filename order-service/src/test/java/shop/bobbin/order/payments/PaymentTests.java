package shop.bobbin.order.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import shop.bobbin.order.Money;
import shop.bobbin.order.OrderId;

class PaymentTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration TIMEOUT = Duration.ofMinutes(15);
    private static final AuthorisationId AUTHORISATION = new AuthorisationId("auth_1");

    @ParameterizedTest
    @CsvSource({
        "WAITING, 0, VOIDED",
        "AUTHORISING, 0, VOIDED",
        "AUTHORISING, 1, VOIDING",
        "VOIDING, 1, VOIDING",
        "VOIDED, 1, VOIDED",
        "DECLINED, 1, DECLINED"
    })
    void isVoided(PaymentState state, int attempts, PaymentState expected) {
        assertThat(payment(state, attempts).voidPayment(NOON).state()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"CAPTURING", "CAPTURE_REFUSED", "CAPTURED"})
    void isNotVoidedOnceTheAmountMayBeCaptured(PaymentState state) {
        assertThatIllegalStateException().isThrownBy(() -> payment(state, 1).voidPayment(NOON));
    }

    @ParameterizedTest
    @EnumSource(names = "AUTHORISING", mode = EnumSource.Mode.EXCLUDE)
    void isCapturedOnlyWhileItIsBeingAuthorised(PaymentState state) {
        assertThatIllegalStateException().isThrownBy(() -> payment(state, 1).startCapture(AUTHORISATION, NOON));
    }

    @ParameterizedTest
    @EnumSource(names = "CAPTURING", mode = EnumSource.Mode.EXCLUDE)
    void acceptsARefusedCaptureOnlyWhileItIsBeingCaptured(PaymentState state) {
        assertThatIllegalStateException().isThrownBy(() -> payment(state, 1).captureRefused(NOON));
    }

    @Test
    void keepsItsAuthorisationForTheVoidWhenTheCaptureIsRefused() {
        var refused = payment(PaymentState.AUTHORISING, 1)
                .startCapture(AUTHORISATION, NOON)
                .captureRefused(NOON);

        assertThat(refused.state().isOpen()).isTrue();
        assertThat(refused.authorisation()).isEqualTo(AUTHORISATION);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "2, true"})
    void doesNotTimeOutBeforeItsFirstAttempt(int attempts, boolean timedOut) {
        var atItsDeadline = NOON.plus(TIMEOUT);

        assertThat(payment(PaymentState.AUTHORISING, attempts).isTimedOut(atItsDeadline))
                .isEqualTo(timedOut);
        assertThat(payment(PaymentState.AUTHORISING, attempts).isTimedOut(atItsDeadline.minusMillis(1)))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "CAPTURED", "VOIDED", "DECLINED"})
    void doesNotEndTwice(PaymentState state) {
        assertThatIllegalStateException().isThrownBy(() -> payment(state, 1).end(PaymentState.CAPTURED, NOON));
    }

    @Test
    void restartsTheCountOfAttemptsInEachState() {
        assertThat(payment(PaymentState.AUTHORISING, 7)
                        .startCapture(AUTHORISATION, NOON)
                        .attempts())
                .isZero();
    }

    @Test
    void isRetriedAtItsDeadlineAtTheLatest() {
        var started = payment(PaymentState.WAITING, 0).start(NOON, TIMEOUT);
        var justBefore = NOON.plus(TIMEOUT).minusSeconds(1);

        assertThat(started.retryAfter(Duration.ofSeconds(15), justBefore).nextAttemptAt())
                .isEqualTo(NOON.plus(TIMEOUT));
        assertThat(started.isPastDeadline(justBefore)).isFalse();
        assertThat(started.isPastDeadline(NOON.plus(TIMEOUT))).isTrue();
    }

    @Test
    void isRetriedAfterItsDeadlineToo() {
        var started = payment(PaymentState.WAITING, 0).start(NOON, TIMEOUT);
        var after = NOON.plus(TIMEOUT).plusSeconds(1);

        assertThat(started.retryAfter(Duration.ofSeconds(15), after).nextAttemptAt())
                .isEqualTo(after.plusSeconds(15));
    }

    private static Payment payment(PaymentState state, int attempts) {
        return new Payment(
                new OrderId(UUID.randomUUID()),
                Money.of(2740, "EUR"),
                new CardToken("tok_ok"),
                state,
                null,
                attempts,
                NOON,
                NOON.plus(TIMEOUT));
    }
}
