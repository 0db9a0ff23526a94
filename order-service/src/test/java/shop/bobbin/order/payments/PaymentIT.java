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

/**
 * Payments while the provider is slow, unavailable or loses responses. The provider's ledger shows what was authorised,
 * captured and voided.
 */
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
    void restoreTheProvider() {
        clock.setSkew(Duration.ZERO);
        provider.removeFaults();
        breakers.circuitBreaker("payment-provider").reset();
    }

    @Test
    void retriesWhileTheProviderIsUnavailableAndCapturesOnce() {
        var order = orderDuringAnOutage(3);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        restoreTheProvider();
        clock.advance(Duration.ofSeconds(15));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void opensTheCircuitBreakerOfAnUnavailableProvider() {
        var breaker = breakers.circuitBreaker("payment-provider");
        breaker.reset();
        var order = orderDuringAnOutage(12);

        assertThat(breaker.getMetrics().getNumberOfNotPermittedCalls()).isPositive();
    }

    @Test
    void authorisesOnceWhenTheResponseIsLost() {
        var order = ada.order(FakeCatalog.YARN, "tok_lost").field("orderId");

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void acceptsASlowResponseWithoutARetry() {
        var breaker = breakers.circuitBreaker("payment-provider");
        breaker.reset();
        var begin = System.nanoTime();
        var order = ada.order(FakeCatalog.YARN, "tok_slow").field("orderId");

        awaitStatus(order, "CONFIRMED");

        // A retry would get its response at once; a time limit below three seconds would count as a failed call.
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofSeconds(3));
        assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void rejectsAnOrderWhenTheProviderRefusesToAuthorise() {
        provider.injectFault(post(urlPathTemplate(AUTHORISE)).willReturn(providerProblem(400, "malformed-request")));

        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");

        awaitStatus(order, "REJECTED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("PAYMENT_DECLINED");
        assertThat(paymentColumn("state", order)).isEqualTo("DECLINED");
        assertThat(provider.ledgerOf(order)).isEmpty();
    }

    /** Something is recorded under that key, but it is unknown what. */
    @Test
    void retriesWhenTheIdempotencyKeyWasUsedForAnotherRequest() {
        provider.injectFault(
                post(urlPathTemplate(AUTHORISE)).willReturn(providerProblem(422, "idempotency-key-reused")));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");

        awaitAttempts(order, 3);

        assertThat(paymentColumn("state", order)).isEqualTo("AUTHORISING");
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");
    }

    /** Earlier versions stored such tokens. */
    @Test
    void rejectsAnOrderWithAStoredTokenThatTheProviderCannotParse() {
        var order = ada.order(FakeCatalog.STOCK_PENDING, "tok_ok").field("orderId");
        updatePayment("card_token = 'x'", order);

        catalog.reserve(order);

        awaitStatus(order, "REJECTED");
        assertThat(provider.ledgerOf(order)).isEmpty();
    }

    @Test
    void retriesWhenAProxyRefusesTheRequest() {
        provider.injectFault(post(urlPathTemplate(AUTHORISE))
                .willReturn(aResponse()
                        .withStatus(400)
                        .withHeader("Content-Type", "text/html")
                        .withBody("<h1>Bad Request</h1>")));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(order, 2);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        restoreTheProvider();
        clock.advance(Duration.ofSeconds(15));

        awaitStatus(order, "CONFIRMED");
    }

    static Stream<ResponseDefinitionBuilder> captureRefusals() {
        return Stream.of(providerProblem(400, "malformed-request"), declinedResponse(402));
    }

    @ParameterizedTest
    @MethodSource("captureRefusals")
    void voidsTheAuthorisationAndRejectsTheOrderWhenTheProviderRefusesTheCapture(ResponseDefinitionBuilder refusal) {
        provider.injectFault(post(urlPathTemplate(CAPTURE)).willReturn(refusal));

        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");

        awaitStatus(order, "REJECTED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("PAYMENT_DECLINED");
        assertThat(paymentColumn("state", order)).isEqualTo("VOIDED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "VOIDED");
    }

    @Test
    void rejectsAnOrderWhoseAuthorisationHasExpired() {
        provider.injectFault(post(urlPathTemplate(CAPTURE)).willReturn(declinedResponse(402)));
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(declinedResponse(409)));

        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");

        awaitStatus(order, "REJECTED");
        assertThat(paymentColumn("state", order)).isEqualTo("DECLINED");
    }

    @Test
    void confirmsACapturedOrderWhenTheRetryOfTheCaptureIsRefused() {
        provider.injectFault(post(urlPathTemplate(CAPTURE))
                .willReturn(FakePaymentProvider.performing("capture").withFault(Fault.EMPTY_RESPONSE)));
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitLedgerEntry(order, "CAPTURED");
        provider.injectFault(post(urlPathTemplate(CAPTURE)).willReturn(providerProblem(400, "malformed-request")));
        awaitPaymentState(order, "CAPTURE_REFUSED");
        assertThat(ada.cancel(order).problem()).isEqualTo("payment-in-progress");
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        restoreTheProvider();
        clock.advance(Duration.ofSeconds(15));

        awaitStatus(order, "CONFIRMED");
        assertThat(paymentColumn("state", order)).isEqualTo("CAPTURED");
    }

    @Test
    void endsAPaymentAtItsDeadlineWhenBothCaptureAndVoidAreRefused(CapturedOutput output) {
        provider.injectFault(post(urlPathTemplate(CAPTURE)).willReturn(providerProblem(400, "malformed-request")));
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(providerProblem(400, "malformed-request")));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitPaymentState(order, "CAPTURE_REFUSED");
        awaitAttempts(order, 2);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        clock.advance(DEADLINE);

        awaitStatus(order, "REJECTED");
        assertThat(paymentColumn("state", order)).isEqualTo("DECLINED");
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("ERROR") && line.contains(order))
                .singleElement()
                .asString()
                .contains(paymentColumn("authorisation_id", order));
    }

    @Test
    void backsOffForUpToAnHourFromAnOldVoidOfARefusedCapture() {
        provider.injectFault(post(urlPathTemplate(CAPTURE)).willReturn(providerProblem(400, "malformed-request")));
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitPaymentState(order, "CAPTURE_REFUSED");

        assertBacksOffForUpToAnHour(order);
    }

    @Test
    void endsACancelledPaymentWhenTheProviderRefusesToAuthorise() {
        var order = orderDuringAnOutage(1);
        ada.cancel(order);
        awaitPaymentState(order, "VOIDING");

        provider.injectFault(post(urlPathTemplate(AUTHORISE)).willReturn(providerProblem(400, "malformed-request")));
        clock.advance(Duration.ofSeconds(15));

        awaitPaymentState(order, "DECLINED");
        assertThat(provider.ledgerOf(order)).isEmpty();
    }

    @Test
    void retriesTheVoidWhenTheProviderRefusesIt() {
        provider.injectFault(post(urlPathTemplate(AUTHORISE))
                .willReturn(FakePaymentProvider.performing("authorise").withFault(Fault.EMPTY_RESPONSE)));
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(providerProblem(400, "malformed-request")));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitLedgerEntry(order, "AUTHORISED");
        ada.cancel(order);
        restoreAuthorisationsAndAwaitRefusedVoid(order);
        assertThat(paymentColumn("state", order)).isEqualTo("VOIDING");

        restoreTheProvider();
        clock.advance(Duration.ofSeconds(30));

        awaitPaymentState(order, "VOIDED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "VOIDED");
    }

    @Test
    void backsOffForUpToAnHourFromAnOldVoid() {
        var order = orderDuringAnOutage(1);
        ada.cancel(order);
        awaitPaymentState(order, "VOIDING");

        assertBacksOffForUpToAnHour(order);
        assertThat(metrics.get("bobbin.payments.past-deadline").gauge().value()).isPositive();
    }

    @Test
    void usesTheDatabasesClockWhenTheInstancesClockIsSkewed() {
        var order = orderDuringAnOutage(1);

        clock.setSkew(Duration.ofHours(1));
        awaitAttempts(order, 3);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");
        clock.setSkew(Duration.ofHours(-1));
        awaitAttempts(order, 4);
        assertThat(nextAttemptAt(order))
                .isBetween(
                        clock.databaseTime().minusSeconds(60),
                        clock.databaseTime().plusSeconds(60));

        restoreTheProvider();
        clock.advance(Duration.ofSeconds(15));
        awaitStatus(order, "CONFIRMED");
    }

    /** The machine was suspended or the service was down: the provider was not called during the gap. */
    @Test
    void authorisesAfterALongGapBeforeAnOrderTimesOut() {
        var order = orderDuringAnOutage(2);
        leaseToAFailedInstance(order);
        restoreTheProvider();

        clock.advance(Duration.ofHours(3));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void capturesAfterALongGapBeforeAnOrderTimesOut() {
        var order = orderDuringAnUnavailableCapture();
        awaitAttempts(order, 2);
        leaseToAFailedInstance(order);
        restoreTheProvider();

        clock.advance(Duration.ofHours(3));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    /** The worker has a backlog, so it claims this payment long after the payment became due. */
    @Test
    void timesOutUnderABacklogWithoutAnotherAttempt() {
        var order = orderDuringAnOutage(2);
        leaseToAFailedInstance(order);
        restoreTheProvider();

        transaction.executeWithoutResult(_ -> {
            // While the row is locked, the worker skips it and continues to claim others, so it sees no long gap.
            updatePayment(
                    "next_attempt_at = next_attempt_at - interval '30 seconds', deadline = next_attempt_at", order);
            var end = clock.databaseTime().plusSeconds(100);
            await().atMost(Duration.ofSeconds(20)).pollInSameThread().until(() -> {
                clock.advance(Duration.ofSeconds(4));
                return clock.databaseTime().isAfter(end);
            });
        });

        awaitStatus(order, "CANCELLED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("PAYMENT_TIMEOUT");
        awaitPaymentState(order, "VOIDED");
        assertThat(provider.ledgerOf(order)).doesNotContain("CAPTURED");
    }

    @Test
    void advancesOtherPaymentsWhenOneIsUnreadable(CapturedOutput output) {
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var unreadable = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(unreadable, 1);
        awaitAttempts(order, 1);
        leaseToAFailedInstance(unreadable);
        leaseToAFailedInstance(order);
        restoreTheProvider();

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
        awaitAttempts(unreadable, Integer.parseInt(paymentColumn("attempts", unreadable)) + 2);
        assertThat(output.getOut().lines())
                .filteredOn(line -> line.contains("ERROR") && line.contains(unreadable))
                .hasSize(1);
        updatePayment("currency = 'EUR'", unreadable);
        clock.advance(Duration.ofSeconds(31));
        awaitStatus(unreadable, "CONFIRMED");
    }

    @Test
    void capturesOnceWhenTheResponseToTheCaptureIsLost() {
        provider.injectFault(post(urlPathTemplate(CAPTURE))
                .willReturn(FakePaymentProvider.performing("capture").withFault(Fault.CONNECTION_RESET_BY_PEER)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitLedgerEntry(order, "CAPTURED");
        awaitAttempts(order, 2);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        restoreTheProvider();
        clock.advance(Duration.ofSeconds(15));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void cancelsAnOrderAtItsDeadlineAndVoidsTheAuthorisation() {
        var order = orderDuringAnOutage(1);

        clock.advance(DEADLINE);
        awaitStatus(order, "CANCELLED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("PAYMENT_TIMEOUT");

        restoreTheProvider();
        clock.advance(Duration.ofSeconds(15));
        awaitPaymentState(order, "VOIDED");
        assertThat(provider.ledgerOf(order)).doesNotContain("CAPTURED").endsWith("VOIDED");
    }

    @Test
    void voidsAnAuthorisationWhoseResponseWasLost() {
        provider.injectFault(post(urlPathTemplate(AUTHORISE))
                .willReturn(FakePaymentProvider.performing("authorise").withFault(Fault.EMPTY_RESPONSE)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitLedgerEntry(order, "AUTHORISED");
        assertThat(ada.cancel(order).status()).isEqualTo(200);

        restoreTheProvider();
        clock.advance(Duration.ofSeconds(30));

        awaitPaymentState(order, "VOIDED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "VOIDED");
        assertThat(ada.statusOf(order)).isEqualTo("CANCELLED");
    }

    @Test
    void refusesToCancelDuringACapture() {
        var order = orderDuringAnUnavailableCapture();

        var response = ada.cancel(order);

        assertThat(response.status()).isEqualTo(409);
        assertThat(response.problem()).isEqualTo("payment-in-progress");
        restoreTheProvider();
        clock.advance(Duration.ofSeconds(15));
        awaitStatus(order, "CONFIRMED");
    }

    @Test
    void confirmsAtTheDeadlineWhenAnIndeterminateCaptureHasSucceeded() {
        provider.injectFault(post(urlPathTemplate(CAPTURE))
                .willReturn(FakePaymentProvider.performing("capture").withFault(Fault.EMPTY_RESPONSE)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitLedgerEntry(order, "CAPTURED");
        awaitPaymentState(order, "CAPTURING");

        clock.advance(DEADLINE.plusSeconds(30));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    @Test
    void cancelsAtTheDeadlineWhenAnIndeterminateCaptureHasFailed() {
        var order = orderDuringAnUnavailableCapture();

        clock.advance(DEADLINE.plusSeconds(30));

        awaitStatus(order, "CANCELLED");
        assertThat(ada.order(order).body().path("reason").asString()).isEqualTo("PAYMENT_TIMEOUT");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "VOIDED");
    }

    @Test
    void retriesTheVoidUntilItsResultIsDefinite() {
        provider.injectFault(post(urlPathTemplate(VOID)).willReturn(aResponse().withStatus(503)));
        var order = orderDuringAnUnavailableCapture();

        clock.advance(DEADLINE.plusSeconds(30));
        awaitAttempts(order, 2);
        assertThat(ada.statusOf(order)).isEqualTo("RESERVED");

        restoreTheProvider();
        clock.advance(Duration.ofSeconds(30));
        awaitStatus(order, "CANCELLED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "VOIDED");
    }

    /** The instance was killed after the provider had authorised and before the response was recorded. */
    @Test
    void takesOverThePaymentOfAFailedInstanceAndCapturesOnce() {
        var order = orderDuringAnOutage(1);
        leaseToAFailedInstance(order);
        restoreTheProvider();
        provider.authorise(order, 1250, "tok_ok");

        clock.advance(Duration.ofSeconds(29));
        await().during(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(ada.statusOf(order)).isEqualTo("RESERVED"));
        clock.advance(Duration.ofSeconds(2));

        awaitStatus(order, "CONFIRMED");
        assertThat(provider.ledgerOf(order)).containsExactly("AUTHORISED", "CAPTURED");
    }

    /** The cancellation races with authorisation and capture: only confirmed orders may be captured. */
    @Test
    void neverCapturesForACancelledOrder() throws Exception {
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
                    default -> throw new AssertionError("the order is still open: " + ada.statusOf(order));
                }
            });
        }
        assertThat(cancelled).as("cancelled orders: both outcomes must occur").isBetween(1, 59);
    }

    /** Places an order while the provider is unavailable, and waits for this many attempts to authorise. */
    private String orderDuringAnOutage(int attempts) {
        provider.injectFault(any(anyUrl()).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitAttempts(order, attempts);
        return order;
    }

    /** Places an order whose amount is authorised but cannot be captured, and waits for that. */
    private String orderDuringAnUnavailableCapture() {
        provider.injectFault(
                post(urlPathTemplate(CAPTURE)).willReturn(aResponse().withStatus(503)));
        var order = ada.order(FakeCatalog.YARN, "tok_ok").field("orderId");
        awaitPaymentState(order, "CAPTURING");
        return order;
    }

    /** Problem details of the provider. {@code malformed-request} means that nothing is recorded under the idempotency key. */
    private static ResponseDefinitionBuilder providerProblem(int status, String problem) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"type\":\"urn:payment-provider:problem:%s\",\"status\":%d}".formatted(problem, status));
    }

    private static ResponseDefinitionBuilder declinedResponse(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody("{\"id\":\"auth_1\",\"status\":\"DECLINED\",\"reason\":\"expired\"}");
    }

    /** Lets the retry of the authorisation succeed. The fault of the void stays in place. */
    private void restoreAuthorisationsAndAwaitRefusedVoid(String order) {
        provider.injectFault(post(urlPathTemplate(AUTHORISE)).willReturn(FakePaymentProvider.performing("authorise")));
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            clock.advance(Duration.ofSeconds(3));
            return !paymentColumn("coalesce(authorisation_id, '')", order).isEmpty()
                    && Integer.parseInt(paymentColumn("attempts", order)) > 1;
        });
    }

    private void assertBacksOffForUpToAnHour(String order) {
        updatePayment("attempts = 30, deadline = deadline - interval '10 hours'", order);

        // without waiting for attempt 31: an attempt that is in progress backs off by these values already
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            clock.advance(Duration.ofSeconds(3));
            assertThat(Duration.between(clock.databaseTime(), nextAttemptAt(order)))
                    .isBetween(Duration.ofMinutes(25), Duration.ofMinutes(60));
        });
    }

    private void leaseToAFailedInstance(String order) {
        // Not while this instance makes an attempt, whose result would end the lease: a back-off is shorter than 20 s.
        await().until(() -> database.sql("""
                                update payments set attempts = attempts + 1, next_attempt_at = ?
                                where order_id = ? and next_attempt_at < ?
                                """)
                        .params(
                                Timestamp.from(clock.instant().plusSeconds(30)),
                                UUID.fromString(order),
                                Timestamp.from(clock.instant().plusSeconds(20)))
                        .update()
                == 1);
    }

    private void updatePayment(String assignments, String order) {
        database.sql("update payments set " + assignments + " where order_id = ?")
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

    private void awaitPaymentState(String order, String state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(paymentColumn("state", order)).isEqualTo(state));
    }

    /** Advances the clock, so that the back-off between attempts passes at once. */
    private void awaitAttempts(String order, int attempts) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            clock.advance(Duration.ofSeconds(3));
            return Integer.parseInt(paymentColumn("attempts", order)) >= attempts;
        });
    }

    private void awaitLedgerEntry(String order, String kind) {
        await().untilAsserted(() -> assertThat(provider.ledgerOf(order))
                .as("%s, payment %s", ada.statusOf(order), paymentColumn("state", order))
                .contains(kind));
    }

    private String paymentColumn(String column, String order) {
        return database.sql("select " + column + "::text from payments where order_id = ?")
                .param(UUID.fromString(order))
                .query(String.class)
                .single();
    }
}
