package shop.bobbin.chassis.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import shop.bobbin.chassis.ledger.Accounts.Account;
import shop.bobbin.chassis.ledger.Deposits;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Tokens;
import shop.bobbin.chassis.problem.ProblemAssert;

class IdempotencyIT {

    private final Ledger ledger = Ledger.shared();
    private final Deposits deposits = ledger.bean(Deposits.class);
    private final String key = UUID.randomUUID().toString();
    private final String account = "idempotent-" + key;

    @Test
    void repeatsTheStoredResponseWithoutRunningTheHandler() {
        var runs = new AtomicInteger();
        deposits.before(account, runs::incrementAndGet);

        var first = deposit(5);
        var again = send("guest-1", account, "{ \"amount\" : 5 }");

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body()).contains("\"balance\":5");
        assertThat(again.headers().map())
                .containsEntry("content-type", List.of("application/json"))
                .containsEntry("location", List.of("/accounts/" + account));
        assertThat(runs).hasValue(1);
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void addsThePrefixOfTheGatewayToTheStoredLocation() {
        deposit(5);

        var again = Ledger.send(ledger.request("/accounts/" + account + "/deposits", "book")
                .header("Content-Type", "application/json")
                .header("X-Forwarded-Prefix", "/api")
                .header(IdempotentRequest.HEADER, key)
                .POST(BodyPublishers.ofString("{\"amount\":5}")));

        assertThat(again.headers().firstValue("Location")).contains("/api/accounts/" + account);
    }

    @Test
    void rejectsTheKeyOfARequestWithOtherArguments() {
        deposit(5);

        ProblemAssert.assertProblem(deposit(6), 422, "idempotency-key-reused");
        ProblemAssert.assertProblem(
                send("guest-1", "another-account", "{\"amount\":5}"), 422, "idempotency-key-reused");
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void executesTheSameKeyOfAnotherCustomer() {
        deposit(5);

        assertThat(send("guest-2", account, "{\"amount\":6}").statusCode()).isEqualTo(201);

        assertThat(balance()).isEqualTo(11);
    }

    @Test
    void executesTwentyConcurrentDuplicatesOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var responses = IntStream.range(0, 20)
                    .mapToObj(duplicate -> threads.submit(() -> deposit(5)))
                    .toList();
            for (var response : responses) {
                assertThat(response.get().statusCode())
                        .as(response.get().body())
                        .isEqualTo(201);
                assertThat(response.get().body())
                        .isEqualTo(responses.getFirst().get().body());
            }
        }
        assertThat(balance()).isEqualTo(5);
    }

    /** The duplicate has found no response, and waits for the key. */
    @Test
    void aConcurrentDuplicateExecutesTheWorkWhenTheFirstOneFails() throws Exception {
        var worked = new CountDownLatch(1);
        var second = new CountDownLatch(2);
        deposits.before(account, second::countDown);
        deposits.after(account, () -> {
            if (worked.getCount() > 0) {
                worked.countDown();
                await(second);
                throw new IllegalStateException("a bug after the work");
            }
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> deposit(5));
            await(worked);
            var duplicate = threads.submit(() -> deposit(5));

            assertThat(first.get().statusCode()).isEqualTo(500);
            assertThat(duplicate.get().statusCode()).isEqualTo(201);
        }
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void rollsTheWorkAndTheKeyBackWhenTheHandlerFails() {
        deposits.after(account, () -> {
            throw new IllegalStateException("a bug after the work");
        });
        assertThat(deposit(5).statusCode()).isEqualTo(500);
        assertThat(balance()).isZero();

        deposits.after(account, () -> {});
        assertThat(deposit(5).statusCode()).isEqualTo(201);
        assertThat(balance()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 409, 503})
    void neitherStoresNorCommitsAResponseThatIsNoSuccess(int status) {
        deposits.respondWith(account, HttpStatusCode.valueOf(status));
        assertThat(deposit(5).statusCode()).isEqualTo(status);
        assertThat(balance()).isZero();

        deposits.respondWith(account, HttpStatusCode.valueOf(200));
        assertThat(deposit(5).statusCode()).isEqualTo(200);
        assertThat(balance()).isEqualTo(5);
    }

    @Test
    void opensTheTransactionForTheWorkOnlyAndKeepsItOpenForTheResponse() {
        var active = new CopyOnWriteArrayList<Boolean>();
        Runnable record = () -> active.add(TransactionSynchronizationManager.isActualTransactionActive());
        deposits.before(account, record);
        deposits.after(account, record);

        deposit(5);

        assertThat(active).containsExactly(false, true);
    }

    @Test
    void storesTheResponseOfAHandlerThatHasChangedNothing() {
        assertThat(deposit(0).body()).contains("\"balance\":0");
        ledger.accounts().credit(account, 7);

        assertThat(deposit(0).body()).contains("\"balance\":0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "01234567890123456789012345678901234567890123456789012345678901234"})
    void rejectsAMalformedKey(String malformed) {
        var response = Ledger.send(ledger.request("/accounts/" + account + "/deposits", "book")
                .header("Content-Type", "application/json")
                .header(IdempotentRequest.HEADER, malformed)
                .POST(BodyPublishers.ofString("{\"amount\":5}")));

        ProblemAssert.assertProblem(response, 400, "validation-failed");
        assertThat(response.body()).contains("\"field\":\"idempotencyKey\"");
    }

    @Test
    void requiresAKey() {
        var response = Ledger.send(ledger.request("/accounts/" + account + "/deposits", "book")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"amount\":5}")));

        ProblemAssert.assertProblem(response, 400, "malformed-request");
    }

    /** A new instance has to find the keys of a version whose table was in the service's own schema. */
    @Test
    void keepsTheColumnsOfTheTable() {
        deposit(5);

        assertThat(ledger.bean(JdbcClient.class)
                        .sql("""
                                select count(*) from chassis.idempotency_keys
                                where caller = 'guest-1' and key = ? and status = 201 and location = ?
                                    and fingerprint = encode(sha256(convert_to(?, 'UTF8')), 'hex')
                                """)
                        .params(key, "/accounts/" + account, "\"" + account + "\"{\"amount\":5}")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private HttpResponse<String> deposit(long amount) {
        return send("guest-1", account, "{\"amount\":" + amount + "}");
    }

    private HttpResponse<String> send(String customer, String to, String body) {
        var token = Tokens.sign(ledger.key(), Tokens.claims("book").subject(customer));
        return Ledger.send(ledger.request("/accounts/" + to + "/deposits")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header(IdempotentRequest.HEADER, key)
                .POST(BodyPublishers.ofString(body)));
    }

    private long balance() {
        return ledger.accounts().find(account).map(Account::balance).orElse(0L);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
