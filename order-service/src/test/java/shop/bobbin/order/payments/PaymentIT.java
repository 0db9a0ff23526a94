package shop.bobbin.order.payments;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.order.support.FakeCatalog;
import shop.bobbin.order.support.FakePaymentProvider;
import shop.bobbin.order.support.MutableClock;
import shop.bobbin.order.support.OrderServiceTest;
import shop.bobbin.order.support.Shopper;

/** The provider slow, away, or not to be heard: what is taken, is read from its ledger. */
@OrderServiceTest
@ExtendWith(OutputCaptureExtension.class)
class PaymentIT {

    private static final Duration DEADLINE = Duration.ofMinutes(15);
    private static final String AUTHORISE = "/v1/authorisations";
    private static final String CAPTURE = "/v1/authorisations/{id}/capture";
    private static final String VOID = "/v1/authorisations/{id}/void";

    private final FakeCatalog catalog;
    private final FakePaymentProvider provider;
    private final MutableClock clock;
    private final CircuitBreakerRegistry breakers;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final MeterRegistry metrics;
    private final Shopper ada;

    @Autowired
    PaymentIT(
            @LocalServerPort int port,
            FakeCatalog catalog,
            FakePaymentProvider provider,
            MutableClock clock,
            CircuitBreakerRegistry breakers,
            JdbcClient database,
            TransactionTemplate transaction,
            MeterRegistry metrics) {
        this.catalog = catalog;
        this.provider = provider;
        this.clock = clock;
        this.breakers = breakers;
        this.database = database;
        this.transaction = transaction;
        this.metrics = metrics;
        this.ada = Shopper.at(port);
    }

    @AfterEach
    void healTheProvider() {
        clock.setSkew(Duration.ZERO);
        provider.removeFaults();
        breakers.circuitBreaker("payment-provider").reset();
    }

    @Test
    void waitsForAProviderThatIsAwayAndChargesOnce() {
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(order, 3);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        healTheProvider();
        clock.advance(Duration.ofSeconds(15));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void stopsAskingAProviderThatIsAway() {
        var breaker = breakers.circuitBreaker("payment-provider");
        breaker.reset();
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");

        awaitAttempts(order, 12);

        assertThat(breaker.getMetrics().getNumberOfNotPermittedCalls()).isPositive();
    }

    @Test
    void takesTheMoneyOnceWhenTheAnswerIsLost() {
        var order = ada.order(FakeCatalog.YARN, "tok_lost").field("orderId");

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void isPatientWithASlowAnswer() {
        var breaker = breakers.circuitBreaker("payment-provider");
        breaker.reset();
        var begin = System.nanoTime();
        var order = ada.order(FakeCatalog.YARN, "tok_slow").field("orderId");

        awaitStatus(order, "CONFIRMED");

        // the provider answers a repetition at once: a time limit below its three seconds would show as a failed call
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(3));
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void rejectsAnOrderWhoseAuthorisationTheProviderRefuses() {
        provider.injectFault(post(urlPathTemplate(AUTHORISE)).willReturn(refusal(400, "malformed-request")));

        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");

        awaitStatus(order, "REJECTED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("PAYMENT_DECLINED");
        assertThat(payment("state", order)).isEqualTo("DECLINED");
        assertThat(provider.ledgerOf(order)).isEmpty();
    }

    /** Something is booked under the key then, and it is not known what. */
    @Test
    void asksOnWhenTheKeyOfTheAuthorisationWasUsedForAnotherRequest() {
        provider.injectFault(post(urlPathTemplate(AUTHORISE)).willReturn(refusal(422, "idempotency-key-reused")));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");

        awaitAttempts(order, 3);

        assertThat(payment("state", order)).isEqualTo("AUTHORISING");
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");
    }

    /** As earlier versions stored them. */
    @Test
    void rejectsAnOrderWithAStoredTokenThatTheProviderCannotParse() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        set("card_token = 'x'", order);

        catalog.reserve(order);

        awaitStatus(order, "REJECTED");
        assertThat(provider.ledgerOf(order)).isEmpty();
    }

    @Test
    void asksOnWhenSomebodyElseThanTheProviderRefuses() {
        provider.injectFault(post(urlPathTemplate(AUTHORISE))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<h1>Bad Request</h1>")));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(order, 2);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        healTheProvider();
        clock.advance(Duration.ofSeconds(15));

        awaitStatus(order, "CONFIRMED");
    }

    static Stream<ResponseDefinitionBuilder> refusedCaptures() {
        return Stream.of(refusal(400, "malformed-request"), declined(402));
    }

    @ParameterizedTest
    @MethodSource("refusedCaptures")
    void rejectsAnOrderAndHoldsNothingWhenTheProviderRefusesTheCapture(ResponseDefinitionBuilder refusal) {
        provider.injectFault(post(urlPathTemplate(CAPTURE)).willReturn(refusal));

        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");

        awaitStatus(order, "REJECTED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("PAYMENT_DECLINED");
        assertThat(payment("state", order)).isEqualTo("VOIDED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "VOIDED");
    }

    @Test
    void rejectsAnOrderWhoseAuthorisationHasBecomeVoidMeanwhile() {
        provider.injectFault(post(urlPathTemplate(CAPTURE)).willReturn(declined(402)));
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(declined(409)));

        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");

        awaitStatus(order, "REJECTED");
        assertThat(payment("state", order)).isEqualTo("DECLINED");
    }

    @Test
    void believesTheLedgerWhenACaptureIsRefusedThatHadBeenMade() {
        provider.injectFault(post(urlPathTemplate(CAPTURE))
                .willReturn(FakePaymentProvider.performing("capture").withFault(Fault.EMPTY_RESPONSE)));
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitLedger(order, "CAPTURED");
        provider.injectFault(post(urlPathTemplate(CAPTURE)).willReturn(refusal(400, "malformed-request")));
        awaitPayment(order, "CAPTURE_REFUSED");
        assertThat(ada.cancel(order).problem()).isEqualTo("payment-in-progress");
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        healTheProvider();
        clock.advance(Duration.ofSeconds(15));

        awaitStatus(order, "CONFIRMED");
        assertThat(payment("state", order)).isEqualTo("CAPTURED");
    }

    @Test
    void endsAPaymentOfWhichTheProviderRefusesBothTheCaptureAndTheVoid(CapturedOutput output) {
        provider.injectFault(post(urlPathTemplate(CAPTURE)).willReturn(refusal(400, "malformed-request")));
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(refusal(400, "malformed-request")));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitPayment(order, "CAPTURE_REFUSED");
        awaitAttempts(order, 2);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        clock.advance(DEADLINE);

        awaitStatus(order, "REJECTED");
        assertThat(payment("state", order)).isEqualTo("DECLINED");
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("ERROR") && line.contains(order))
                .singleElement()
                .asString()
                .contains(payment("authorisation_id", order));
    }

    @Test
    void asksForOldVoidsOfRefusedCapturesOnceAnHourAtLast() {
        provider.injectFault(post(urlPathTemplate(CAPTURE)).willReturn(refusal(400, "malformed-request")));
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitPayment(order, "CAPTURE_REFUSED");

        assertThatItIsAskedForOnceAnHour(order);
    }

    @Test
    void endsAVoidingWhoseAuthorisationTheProviderRefuses() {
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(order, 1);
        ada.cancel(order);
        awaitPayment(order, "VOIDING");

        provider.injectFault(post(urlPathTemplate(AUTHORISE)).willReturn(refusal(400, "malformed-request")));
        clock.advance(Duration.ofSeconds(15));

        awaitPayment(order, "DECLINED");
        assertThat(provider.ledgerOf(order)).isEmpty();
    }

    @Test
    void asksOnWhenTheProviderRefusesTheVoid() {
        provider.injectFault(post(urlPathTemplate(AUTHORISE))
                .willReturn(FakePaymentProvider.performing("authorise").withFault(Fault.EMPTY_RESPONSE)));
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(refusal(400, "malformed-request")));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitLedger(order, "AUTHORISED");
        ada.cancel(order);
        healAuthorisations(order);
        assertThat(payment("state", order)).isEqualTo("VOIDING");

        healTheProvider();
        clock.advance(Duration.ofSeconds(30));

        awaitPayment(order, "VOIDED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "VOIDED");
    }

    @Test
    void asksForOldVoidingsOnceAnHourAtLast() {
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(order, 1);
        ada.cancel(order);
        awaitPayment(order, "VOIDING");

        assertThatItIsAskedForOnceAnHour(order);
        assertThat(metrics.get("bobbin.payments.past-deadline").gauge().value()).isPositive();
    }

    @Test
    void goesByTheDatabasesTimeWhenTheInstancesClockIsWrong() {
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(order, 1);

        clock.setSkew(Duration.ofHours(1));
        awaitAttempts(order, 3);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");
        clock.setSkew(Duration.ofHours(-1));
        awaitAttempts(order, 4);
        assertThat(nextAttemptAt(order))
                .isBetween(
                        clock.databaseTime().minusSeconds(60),
                        clock.databaseTime().plusSeconds(60));

        healTheProvider();
        clock.advance(Duration.ofSeconds(15));
        awaitStatus(order, "CONFIRMED");
    }

    /** A laptop that slept, a service that was down: nobody has asked the provider meanwhile. */
    @Test
    void asksOnceMoreAfterALongGapBeforeAnOrderTimesOut() {
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(order, 2);
        leaseToADeadInstance(order);
        healTheProvider();

        clock.advance(Duration.ofHours(3));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void capturesAfterALongGapBeforeAnOrderTimesOut() {
        provider.injectFault(
                post(urlPathTemplate(CAPTURE)).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitPayment(order, "CAPTURING");
        awaitAttempts(order, 2);
        leaseToADeadInstance(order);
        healTheProvider();

        clock.advance(Duration.ofHours(3));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    /** All workers are busy with others, so that a payment is due for minutes before one of them is free for it. */
    @Test
    void timesOutUnderABacklogWithoutAskingOnceMore() {
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(order, 2);
        leaseToADeadInstance(order);
        healTheProvider();

        transaction.executeWithoutResult(_ -> {
            // locked, so that no worker claims it while they go on claiming others
            set("next_attempt_at = next_attempt_at - interval '30 seconds', deadline = next_attempt_at", order);
            var end = clock.databaseTime().plusSeconds(100);
            await().atMost(Duration.ofSeconds(20)).pollInSameThread().until(() -> {
                clock.advance(Duration.ofSeconds(4));
                return clock.databaseTime().isAfter(end);
            });
        });

        awaitStatus(order, "CANCELLED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("PAYMENT_TIMEOUT");
        awaitPayment(order, "VOIDED");
        assertThat(provider.ledgerOf(order)).doesNotContain("CAPTURED");
    }

    @Test
    void isNotStoppedByAPaymentThatCannotBeRead(CapturedOutput output) {
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var unreadable = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(unreadable, 1);
        awaitAttempts(order, 1);
        leaseToADeadInstance(unreadable);
        leaseToADeadInstance(order);
        healTheProvider();

        database.sql("""
                        update payments set next_attempt_at = next_attempt_at - interval '1 minute',
                            currency = case when order_id = :unreadable then '???' else currency end
                        where order_id in (:unreadable, :order)
                        """)
                .param("unreadable", UUID.fromString(unreadable))
                .param("order", UUID.fromString(order))
                .update();

        awaitStatus(order, "CONFIRMED");
        assertThat(ada.statusOf(unreadable)).isEqualTo("RESERVED");
        awaitAttempts(unreadable, Integer.parseInt(payment("attempts", unreadable)) + 2);
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("ERROR") && line.contains(unreadable))
                .hasSize(1);
        set("currency = 'EUR'", unreadable);
        clock.advance(Duration.ofSeconds(31));
        awaitStatus(unreadable, "CONFIRMED");
    }

    @Test
    void capturesOnceWhenTheAnswerToTheCaptureIsLost() {
        provider.injectFault(post(urlPathTemplate(CAPTURE))
                .willReturn(FakePaymentProvider.performing("capture").withFault(Fault.CONNECTION_RESET_BY_PEER)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitLedger(order, "CAPTURED");
        awaitAttempts(order, 2);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        healTheProvider();
        clock.advance(Duration.ofSeconds(15));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void cancelsAtTheDeadlineAndHoldsNothingOnTheCard() {
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(order, 1);

        clock.advance(DEADLINE);
        awaitStatus(order, "CANCELLED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("PAYMENT_TIMEOUT");

        healTheProvider();
        clock.advance(Duration.ofSeconds(15));
        awaitPayment(order, "VOIDED");
        assertThat(provider.ledgerOf(order)).doesNotContain("CAPTURED").endsWith("VOIDED");
    }

    @Test
    void voidsAnAuthorisationThatWasNeverHeardOf() {
        provider.injectFault(post(urlPathTemplate(AUTHORISE))
                .willReturn(FakePaymentProvider.performing("authorise").withFault(Fault.EMPTY_RESPONSE)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitLedger(order, "AUTHORISED");
        assertThat(ada.cancel(order).status()).isEqualTo(200);

        healTheProvider();
        clock.advance(Duration.ofSeconds(30));

        awaitPayment(order, "VOIDED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "VOIDED");
        assertThat(ada.statusOf(order)).isEqualTo("CANCELLED");
    }

    @Test
    void refusesToCancelWhileTheMoneyIsBeingTaken() {
        provider.injectFault(
                post(urlPathTemplate(CAPTURE)).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitPayment(order, "CAPTURING");

        var answer = ada.cancel(order);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("payment-in-progress");
        healTheProvider();
        clock.advance(Duration.ofSeconds(15));
        awaitStatus(order, "CONFIRMED");
    }

    @Test
    void believesTheLedgerWhenACaptureIsUncertainAtTheDeadline() {
        provider.injectFault(post(urlPathTemplate(CAPTURE))
                .willReturn(FakePaymentProvider.performing("capture").withFault(Fault.EMPTY_RESPONSE)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitLedger(order, "CAPTURED");
        awaitPayment(order, "CAPTURING");

        clock.advance(DEADLINE.plusSeconds(30));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void takesNothingWhenTheCaptureHasNotComeToPassByTheDeadline() {
        provider.injectFault(
                post(urlPathTemplate(CAPTURE)).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitPayment(order, "CAPTURING");

        clock.advance(DEADLINE.plusSeconds(30));

        awaitStatus(order, "CANCELLED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("PAYMENT_TIMEOUT");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "VOIDED");
    }

    @Test
    void keepsAskingUntilTheVoidIsCertain() {
        provider.injectFault(
                post(urlPathTemplate(CAPTURE)).willReturn(aResponse().withStatus(503)));
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitPayment(order, "CAPTURING");

        clock.advance(DEADLINE.plusSeconds(30));
        awaitAttempts(order, 2);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        healTheProvider();
        clock.advance(Duration.ofSeconds(30));
        awaitStatus(order, "CANCELLED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "VOIDED");
    }

    /** What an instance leaves behind that is killed after the provider has authorised and before that is recorded. */
    @Test
    void takesOverFromAnInstanceThatDiedAndChargesOnce() {
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(order, 1);
        leaseToADeadInstance(order);
        healTheProvider();
        provider.authorise(order, 1250, "tok_ok");

        clock.advance(Duration.ofSeconds(29));
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(ada.statusOf(order)).isEqualTo("RESERVED"));
        clock.advance(Duration.ofSeconds(2));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    /** Cancelling races authorising and capturing: whoever wins, money is taken for confirmed orders and no others. */
    @Test
    void neverChargesForACancelledOrder() throws Exception {
        var orders = new ArrayList<String>();
        var cancelled = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 60; round++) {
                var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
                orders.add(order);
                var pause = Duration.ofMillis(10L * round);
                var cancellation = threads.submit(() -> {
                    await().pollDelay(pause).until(() -> true);
                    return ada.cancel(order).status();
                });
                catalog.reserve(order);
                cancelled += cancellation.get() == 200 ? 1 : 0;
            }
        }
        for (var order : orders) {
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                var ledger = provider.ledgerOf(order);
                switch (ada.statusOf(order)) {
                    case "CONFIRMED" -> assertThat(ledger).containsExactly("AUTHORISED", "CAPTURED");
                    case "CANCELLED" ->
                        assertThat(ledger.isEmpty() || ledger.equals(List.of("AUTHORISED", "VOIDED")))
                                .as("%s", ledger)
                                .isTrue();
                    default -> throw new AssertionError("not over yet: " + ada.statusOf(order));
                }
            });
        }
        assertThat(cancelled).as("both sides have won sometimes").isBetween(1, 59);
    }

    /** An answer of the provider: it has booked nothing under this key and never will. */
    private static ResponseDefinitionBuilder refusal(int status, String problem) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\":\"urn:payment-provider:problem:%s\",\"status\":%d}".formatted(problem, status));
    }

    private static ResponseDefinitionBuilder declined(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"id\":\"auth_1\",\"status\":\"DECLINED\",\"reason\":\"expired\"}");
    }

    /** Lets authorisations through again, and waits until the void has been refused. */
    private void healAuthorisations(String order) {
        provider.injectFault(post(urlPathTemplate(AUTHORISE)).willReturn(FakePaymentProvider.performing("authorise")));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            clock.advance(Duration.ofSeconds(3));
            return !payment("coalesce(authorisation_id, '')", order).isEmpty()
                    && Integer.parseInt(payment("attempts", order)) > 1;
        });
    }

    private void assertThatItIsAskedForOnceAnHour(String order) {
        set("attempts = 30, deadline = deadline - interval '10 hours'", order);
        awaitAttempts(order, 31);

        await().untilAsserted(() -> assertThat(Duration.between(clock.databaseTime(), nextAttemptAt(order)))
                .isBetween(Duration.ofMinutes(25), Duration.ofMinutes(60)));
    }

    private void leaseToADeadInstance(String order) {
        database.sql("update payments set attempts = attempts + 1, next_attempt_at = ? where order_id = ?")
                .params(Timestamp.from(clock.instant().plusSeconds(30)), UUID.fromString(order))
                .update();
    }

    private void set(String change, String order) {
        database.sql("update payments set " + change + " where order_id = ?")
                .param(UUID.fromString(order))
                .update();
    }

    private Instant nextAttemptAt(String order) {
        return database.sql("select next_attempt_at from payments where order_id = ?")
                .param(UUID.fromString(order))
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    private void awaitStatus(String order, String status) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ada.statusOf(order)).isEqualTo(status));
    }

    private void awaitPayment(String order, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(payment("state", order)).isEqualTo(state));
    }

    /** Pushes the clock through the pauses between attempts. */
    private void awaitAttempts(String order, int attempts) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            clock.advance(Duration.ofSeconds(3));
            return Integer.parseInt(payment("attempts", order)) >= attempts;
        });
    }

    private void awaitLedger(String order, String kind) {
        await().untilAsserted(() -> assertThat(provider.ledgerOf(order))
                .as("%s, payment %s", ada.statusOf(order), payment("state", order))
                .contains(kind));
    }

    private String payment(String column, String order) {
        return database.sql("select " + column + "::text from payments where order_id = ?")
                .param(UUID.fromString(order))
                .query(String.class)
                .single();
    }
}
