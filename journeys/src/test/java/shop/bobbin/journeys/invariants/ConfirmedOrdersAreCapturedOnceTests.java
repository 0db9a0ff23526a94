package shop.bobbin.journeys.invariants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shop.bobbin.journeys.invariants.PaymentLedger.Entry;

class ConfirmedOrdersAreCapturedOnceTests {

    private static final Entry AUTHORISED = new Entry("AUTHORISED", "o1", "700");
    private static final Entry CAPTURED = new Entry("CAPTURED", "o1", "700");
    private static final Entry VOIDED = new Entry("VOIDED", "o1", "700");
    private static final Entry DECLINED = new Entry("DECLINED", "o1", "700");

    private final Map<String, List<String>> confirmed = Map.of("o1", List.of("700"));
    private final Map<String, List<String>> notConfirmed = Map.of();

    @Test
    void holdsForOneCaptureOfTheAmount() {
        assertThat(violations(confirmed, AUTHORISED, CAPTURED)).isEmpty();
        assertThat(violations(confirmed, AUTHORISED, VOIDED, AUTHORISED, CAPTURED))
                .isEmpty();
    }

    @Test
    void holdsWithoutACaptureOfAnOrderThatIsNotConfirmed() {
        assertThat(violations(notConfirmed)).isEmpty();
        assertThat(violations(notConfirmed, DECLINED)).isEmpty();
        assertThat(violations(notConfirmed, AUTHORISED, VOIDED)).isEmpty();
    }

    @Test
    void findsAMissingCapture() {
        assertThat(violations(confirmed, AUTHORISED, VOIDED))
                .containsExactly("captures of order o1: expected [700], found null");
    }

    @Test
    void findsASecondCapture() {
        assertThat(violations(confirmed, AUTHORISED, CAPTURED, AUTHORISED, CAPTURED))
                .containsExactly("captures of order o1: expected [700], found [700, 700]");
    }

    @Test
    void findsACaptureOfAnotherAmount() {
        assertThat(violations(confirmed, AUTHORISED, new Entry("CAPTURED", "o1", "70")))
                .containsExactly("captures of order o1: expected [700], found [70]");
    }

    @Test
    void findsACaptureOfAnOrderThatIsNotConfirmed() {
        assertThat(violations(notConfirmed, AUTHORISED, CAPTURED))
                .containsExactly("captures of order o1: expected null, found [700]");
    }

    @Test
    void findsAnOpenAuthorisation() {
        assertThat(violations(confirmed, AUTHORISED, AUTHORISED, CAPTURED))
                .containsExactly("authorised but neither captured nor voided: order o1");
    }

    private static List<String> violations(Map<String, List<String>> confirmed, Entry... ledger) {
        return ConfirmedOrdersAreCapturedOnce.violations(confirmed, List.of(ledger));
    }
}
