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
        file = folder.resolve("created/on/demand/ledger.jsonl");
        ledger = open();
    }

    @AfterEach
    void closeLedger() {
        ledger.close();
    }

    @Test
    void recordsAnAuthorisation() {
        var result = ledger.authorise(TestData.details("order-1"), TestData.key("k1"));

        assertThat(result)
                .isEqualTo(new AuthoriseResult.Authorised(
                        new LedgerEntry(
                                1,
                                PaymentStatus.AUTHORISED,
                                new AuthorisationId("auth_1"),
                                TestData.details("order-1"),
                                TestData.key("k1"),
                                Instant.EPOCH,
                                null),
                        false));
        assertThat(entries()).hasSize(1);
    }

    @Test
    void replaysARepeatedAuthorisationEvenAfterItsCapture() {
        var first = authorised("order-1", "k1");
        ledger.complete(first.authorisationId(), Completion.CAPTURE, TestData.key("c1"));

        assertThat(ledger.authorise(TestData.details("order-1"), TestData.key("k1")))
                .isEqualTo(new AuthoriseResult.Authorised(first, true));
        assertThat(kinds()).containsExactly(PaymentStatus.AUTHORISED, PaymentStatus.CAPTURED);
    }

    @Test
    void declinesACardWithoutFundsAndAnAmountAtTheLimit() {
        ledger.authorise(TestData.details("order-1", 1, "tok_declined"), TestData.key("k1"));
        ledger.authorise(TestData.details("order-1", 100_000, "tok_ok"), TestData.key("k2"));
        ledger.authorise(TestData.details("order-1", 99_999, "tok_ok"), TestData.key("k3"));

        assertThat(entries())
                .extracting(LedgerEntry::reason)
                .containsExactly(DeclineReason.INSUFFICIENT_FUNDS, DeclineReason.LIMIT_EXCEEDED, null);
    }

    @Test
    void rejectsAKeyOfAnotherRequest() {
        var first = authorised("order-1", "k1");
        ledger.complete(first.authorisationId(), Completion.CAPTURE, TestData.key("c1"));
        var second = authorised("order-2", "k2");

        assertThat(ledger.authorise(TestData.details("order-1", 9, "tok_ok"), TestData.key("k1")))
                .isEqualTo(new AuthoriseResult.KeyReused());
        assertThat(ledger.authorise(TestData.details("order-1"), TestData.key("c1")))
                .isEqualTo(new AuthoriseResult.KeyReused());
        assertThat(ledger.complete(second.authorisationId(), Completion.CAPTURE, TestData.key("c1")))
                .isEqualTo(new CompleteResult.KeyReused());
        assertThat(ledger.complete(first.authorisationId(), Completion.VOID, TestData.key("c1")))
                .isEqualTo(new CompleteResult.KeyReused());
        assertThat(ledger.complete(first.authorisationId(), Completion.CAPTURE, TestData.key("k1")))
                .isEqualTo(new CompleteResult.KeyReused());
        assertThat(entries()).hasSize(3);
    }

    @Test
    void completesAnAuthorisationOnce() {
        var id = authorised("order-1", "k1").authorisationId();

        var first = ledger.complete(id, Completion.CAPTURE, TestData.key("c1"));

        assertThat(first).isInstanceOf(CompleteResult.Completed.class);
        assertThat(ledger.complete(id, Completion.CAPTURE, TestData.key("c1"))).isEqualTo(first);
        assertThat(ledger.complete(id, Completion.CAPTURE, TestData.key("c2")))
                .isInstanceOf(CompleteResult.AlreadyFinal.class);
        assertThat(ledger.complete(id, Completion.VOID, TestData.key("v1")))
                .isInstanceOf(CompleteResult.AlreadyFinal.class);
        assertThat(kinds()).containsExactly(PaymentStatus.AUTHORISED, PaymentStatus.CAPTURED);
    }

    @Test
    void doesNotCaptureVoidedDeclinedOrUnknownAuthorisations() {
        var voided = authorised("order-1", "k1").authorisationId();
        ledger.complete(voided, Completion.VOID, TestData.key("v1"));
        ledger.authorise(TestData.details("order-2", 1, "tok_declined"), TestData.key("k2"));
        var declined = entries().getLast().authorisationId();

        assertThat(ledger.complete(voided, Completion.CAPTURE, TestData.key("c1")))
                .isInstanceOf(CompleteResult.AlreadyFinal.class);
        assertThat(ledger.complete(declined, Completion.CAPTURE, TestData.key("c2")))
                .isInstanceOf(CompleteResult.AlreadyFinal.class);
        assertThat(ledger.complete(new AuthorisationId("auth_none"), Completion.CAPTURE, TestData.key("c3")))
                .isEqualTo(new CompleteResult.NotFound());
        assertThat(kinds()).containsExactly(PaymentStatus.AUTHORISED, PaymentStatus.VOIDED, PaymentStatus.DECLINED);
    }

    @Test
    void findsTheLatestAndAllEntriesOfAReference() {
        var id = authorised("order-1", "k1").authorisationId();
        authorised("order-2", "k2");
        ledger.complete(id, Completion.VOID, TestData.key("v1"));
        authorised("order-1", "k3");

        assertThat(ledger.latestEntries(new Reference("order-1")))
                .extracting(LedgerEntry::kind)
                .containsExactly(PaymentStatus.VOIDED, PaymentStatus.AUTHORISED);
        assertThat(ledger.entries(new Reference("order-1")))
                .extracting(LedgerEntry::sequence)
                .containsExactly(1, 3, 4);
        assertThat(ledger.entries(new Reference("order-3"))).isEmpty();
    }

    @Test
    void readsAllEntriesWhenReopened() {
        var first = authorised("order-1", "k1");
        ledger.complete(first.authorisationId(), Completion.CAPTURE, TestData.key("c1"));
        ledger.authorise(TestData.details("order-2", 5, "tok_declined"), TestData.key("k2"));
        var before = entries();

        reopen();

        assertThat(entries()).isEqualTo(before);
        assertThat(ledger.authorise(TestData.details("order-1"), TestData.key("k1")))
                .isEqualTo(new AuthoriseResult.Authorised(first, true));
    }

    @Test
    void dropsOnlyAnIncompleteLastLine() throws IOException {
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
    void doesNotOpenALedgerThatIsDamagedInTheMiddle() throws IOException {
        authorised("order-1", "k1");
        authorised("order-2", "k2");
        ledger.close();
        var lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.getFirst().substring(9), lines.getLast()));

        assertThatThrownBy(this::open).hasMessageContaining("is damaged at byte 0");
        Files.write(file, List.of(lines.getLast()));
        assertThatThrownBy(this::open).hasMessageContaining("has entry 2 instead of entry 1");
    }

    @Test
    void findsEachOfManyEntriesAndReadsThemInPages() {
        for (int i = 1; i <= 3_000; i++) {
            ledger.authorise(TestData.details("order-" + i), TestData.key("k" + i));
        }

        assertThat(ledger.entries(new Reference("order-1"))).hasSize(1);
        assertThat(ledger.entries(new Reference("order-3000"))).isEqualTo(ledger.entriesAfter(2_999, 10));
        assertThat(ledger.entriesAfter(10, 2)).extracting(LedgerEntry::sequence).containsExactly(11, 12);
        assertThat(ledger.entriesAfter(3_000, 2)).isEmpty();
        assertThat(LedgerEntryResponse.page(ledger.entriesAfter(10, 2), 2).next())
                .isEqualTo(12);
        assertThat(LedgerEntryResponse.page(ledger.entriesAfter(2_999, 2), 2).next())
                .isNull();
        assertThat(ledger.authorise(TestData.details("order-7"), TestData.key("k7")))
                .isInstanceOfSatisfying(
                        AuthoriseResult.Authorised.class,
                        result -> assertThat(result.replayed()).isTrue());
        assertThat(ledger.size()).isEqualTo(3_000);
    }

    @Test
    void allowsOneWriter() {
        assertThatThrownBy(this::open).hasMessageContaining("in use by another simulator");
    }

    private LedgerEntry authorised(String reference, String key) {
        ledger.authorise(TestData.details(reference), TestData.key(key));
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
