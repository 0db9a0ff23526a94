package shop.bobbin.payment.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTests {

    @TempDir
    private Path folder;

    private final AtomicInteger ids = new AtomicInteger();
    private Path file;
    private Ledger ledger;

    @BeforeEach
    void openLedger() {
        file = folder.resolve("made/on/demand/ledger.jsonl");
        ledger = open();
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void booksAnAuthorisation() {
        AuthoriseResult result = ledger.authorise(Some.request("order-1"), Some.key("k1"));

        assertThat(result)
                .isEqualTo(new AuthoriseResult.Authorised(
                        new LedgerEntry(
                                1,
                                PaymentStatus.AUTHORISED,
                                new AuthorisationId("auth_1"),
                                Some.request("order-1"),
                                Some.key("k1"),
                                Instant.EPOCH,
                                null),
                        false));
        assertThat(entries()).hasSize(1);
    }

    @Test
    void answersARepeatedAuthorisationFromTheLedgerEvenAfterItsCapture() {
        LedgerEntry first = authorised("order-1", "k1");
        ledger.settle(first.authorisationId(), Settlement.CAPTURE, Some.key("c1"));

        assertThat(ledger.authorise(Some.request("order-1"), Some.key("k1")))
                .isEqualTo(new AuthoriseResult.Authorised(first, true));
        assertThat(kinds()).containsExactly(PaymentStatus.AUTHORISED, PaymentStatus.CAPTURED);
    }

    @Test
    void declinesACardWithoutFundsAndAnAmountAtTheLimit() {
        ledger.authorise(Some.request("order-1", 1, "tok_declined"), Some.key("k1"));
        ledger.authorise(Some.request("order-1", 100_000, "tok_ok"), Some.key("k2"));
        ledger.authorise(Some.request("order-1", 99_999, "tok_ok"), Some.key("k3"));

        assertThat(entries())
                .extracting(LedgerEntry::reason)
                .containsExactly(DeclineReason.INSUFFICIENT_FUNDS, DeclineReason.LIMIT_EXCEEDED, null);
    }

    @Test
    void refusesAKeyThatBelongsToAnotherRequest() {
        LedgerEntry first = authorised("order-1", "k1");
        ledger.settle(first.authorisationId(), Settlement.CAPTURE, Some.key("c1"));
        LedgerEntry second = authorised("order-2", "k2");

        assertThat(ledger.authorise(Some.request("order-1", 9, "tok_ok"), Some.key("k1")))
                .isEqualTo(new AuthoriseResult.KeyReused());
        assertThat(ledger.authorise(Some.request("order-1"), Some.key("c1")))
                .isEqualTo(new AuthoriseResult.KeyReused());
        assertThat(ledger.settle(second.authorisationId(), Settlement.CAPTURE, Some.key("c1")))
                .isEqualTo(new SettleResult.KeyReused());
        assertThat(ledger.settle(first.authorisationId(), Settlement.VOID, Some.key("c1")))
                .isEqualTo(new SettleResult.KeyReused());
        assertThat(ledger.settle(first.authorisationId(), Settlement.CAPTURE, Some.key("k1")))
                .isEqualTo(new SettleResult.KeyReused());
        assertThat(entries()).hasSize(3);
    }

    @Test
    void settlesOnceUnderOneKey() {
        AuthorisationId id = authorised("order-1", "k1").authorisationId();

        SettleResult first = ledger.settle(id, Settlement.CAPTURE, Some.key("c1"));

        assertThat(first).isInstanceOf(SettleResult.Settled.class);
        assertThat(ledger.settle(id, Settlement.CAPTURE, Some.key("c1"))).isEqualTo(first);
        assertThat(ledger.settle(id, Settlement.CAPTURE, Some.key("c2"))).isInstanceOf(SettleResult.Refused.class);
        assertThat(ledger.settle(id, Settlement.VOID, Some.key("v1"))).isInstanceOf(SettleResult.Refused.class);
        assertThat(kinds()).containsExactly(PaymentStatus.AUTHORISED, PaymentStatus.CAPTURED);
    }

    @Test
    void neitherCapturesWhatIsVoidedOrDeclinedNorWhatItDoesNotKnow() {
        AuthorisationId voided = authorised("order-1", "k1").authorisationId();
        ledger.settle(voided, Settlement.VOID, Some.key("v1"));
        ledger.authorise(Some.request("order-2", 1, "tok_declined"), Some.key("k2"));
        AuthorisationId declined = entries().getLast().authorisationId();

        assertThat(ledger.settle(voided, Settlement.CAPTURE, Some.key("c1"))).isInstanceOf(SettleResult.Refused.class);
        assertThat(ledger.settle(declined, Settlement.CAPTURE, Some.key("c2")))
                .isInstanceOf(SettleResult.Refused.class);
        assertThat(ledger.settle(new AuthorisationId("auth_none"), Settlement.CAPTURE, Some.key("c3")))
                .isEqualTo(new SettleResult.Unknown());
        assertThat(kinds()).containsExactly(PaymentStatus.AUTHORISED, PaymentStatus.VOIDED, PaymentStatus.DECLINED);
    }

    @Test
    void findsByReferenceWhatStandsAndWhatHappened() {
        AuthorisationId id = authorised("order-1", "k1").authorisationId();
        authorised("order-2", "k2");
        ledger.settle(id, Settlement.VOID, Some.key("v1"));
        authorised("order-1", "k3");

        assertThat(ledger.standing(new Reference("order-1")))
                .extracting(LedgerEntry::kind)
                .containsExactly(PaymentStatus.VOIDED, PaymentStatus.AUTHORISED);
        assertThat(ledger.entries(new Reference("order-1")))
                .extracting(LedgerEntry::sequence)
                .containsExactly(1, 3, 4);
        assertThat(ledger.entries(new Reference("order-3"))).isEmpty();
    }

    @Test
    void knowsEverythingAgainWhenReopened() {
        LedgerEntry first = authorised("order-1", "k1");
        ledger.settle(first.authorisationId(), Settlement.CAPTURE, Some.key("c1"));
        ledger.authorise(Some.request("order-2", 5, "tok_declined"), Some.key("k2"));
        List<LedgerEntry> before = entries();

        reopen();

        assertThat(entries()).isEqualTo(before);
        assertThat(ledger.authorise(Some.request("order-1"), Some.key("k1")))
                .isEqualTo(new AuthoriseResult.Authorised(first, true));
    }

    @Test
    void dropsATornLastLineAndNothingElse() throws IOException {
        authorised("order-1", "k1");
        authorised("order-2", "k2");
        ledger.close();
        Files.writeString(file, "{\"sequence\":3,\"kind\":\"AUTHO", StandardOpenOption.APPEND);

        ledger = open();
        assertThat(entries()).hasSize(2);

        authorised("order-3", "k3");
        reopen();
        assertThat(entries()).extracting(LedgerEntry::sequence).containsExactly(1, 2, 3);
    }

    @Test
    void refusesALedgerThatIsDamagedInTheMiddle() throws IOException {
        authorised("order-1", "k1");
        authorised("order-2", "k2");
        ledger.close();
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.getFirst().substring(9), lines.getLast()));

        assertThatThrownBy(this::open).hasMessageContaining("is damaged at byte 0");
        Files.write(file, List.of(lines.getLast()));
        assertThatThrownBy(this::open).hasMessageContaining("has entry 2 where 1 belongs");
    }

    @Test
    void findsEachOfManyAndReadsThemPageByPage() {
        for (int i = 1; i <= 3_000; i++) {
            ledger.authorise(Some.request("order-" + i), Some.key("k" + i));
        }

        assertThat(ledger.entries(new Reference("order-1"))).hasSize(1);
        assertThat(ledger.entries(new Reference("order-3000"))).isEqualTo(ledger.entriesAfter(2_999, 10));
        assertThat(ledger.entriesAfter(10, 2)).extracting(LedgerEntry::sequence).containsExactly(11, 12);
        assertThat(ledger.entriesAfter(3_000, 2)).isEmpty();
        assertThat(LedgerEntryBody.page(ledger.entriesAfter(10, 2), 2).next()).isEqualTo(12);
        assertThat(LedgerEntryBody.page(ledger.entriesAfter(2_999, 2), 2).next())
                .isNull();
        assertThat(ledger.authorise(Some.request("order-7"), Some.key("k7")))
                .isInstanceOfSatisfying(
                        AuthoriseResult.Authorised.class,
                        again -> assertThat(again.repeated()).isTrue());
        assertThat(ledger.size()).isEqualTo(3_000);
    }

    @Test
    void hasOneWriter() {
        assertThatThrownBy(this::open).hasMessageContaining("in use by another simulator");
    }

    private LedgerEntry authorised(String reference, String key) {
        ledger.authorise(Some.request(reference), Some.key(key));
        return entries().getLast();
    }

    private List<LedgerEntry> entries() {
        return ledger.entriesAfter(0, Integer.MAX_VALUE);
    }

    private List<PaymentStatus> kinds() {
        return entries().stream().map(LedgerEntry::kind).toList();
    }

    private void reopen() {
        ledger.close();
        ledger = open();
    }

    private Ledger open() {
        return new Ledger(
                LedgerFile.open(file),
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                () -> new AuthorisationId("auth_" + ids.incrementAndGet()));
    }
}
