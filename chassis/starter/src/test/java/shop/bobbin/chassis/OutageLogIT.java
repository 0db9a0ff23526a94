package shop.bobbin.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shop.bobbin.backing.Kafka;
import shop.bobbin.backing.Postgres;
import shop.bobbin.chassis.ledger.AccountCount;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.LogLines;

/** An outage is logged in one line at its start and one at its end, although many parts of a service detect it. */
@Tag("proof")
@Tag("provider-independent")
class OutageLogIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Ledger ledger = Ledger.shared();
    private final Kafka kafka = Ledger.backing().kafka();
    private final Postgres postgres = Ledger.backing().postgres();

    @Test
    void logsADatabaseOutageInTwoLines() {
        assertThat(credit().statusCode()).isEqualTo(201);
        var balance = ledger.accounts().find("outage").orElseThrow().balance();
        await().atMost(TIMEOUT).until(() -> ledger.statements().balance("outage") == balance);
        try (var log = new LogLines()) {
            postgres.stop();
            try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
                var responses = IntStream.range(0, 40)
                        .mapToObj(i -> clients.submit(() -> Ledger.send(ledger.request("/accounts/outage", "book"))))
                        .toList();
                assertThat(Ledger.send(ledger.request("/actuator/health")).statusCode())
                        .isEqualTo(503);
                assertThat(Ledger.send(ledger.request("/actuator/prometheus")).statusCode())
                        .isEqualTo(200);
                assertThat(responses)
                        .allSatisfy(response ->
                                assertThat(response.get().statusCode()).isEqualTo(503));
            }
            var runs = ledger.bean(AccountCount.class).runs() + 2;
            await().atMost(TIMEOUT).until(() -> ledger.bean(AccountCount.class).runs() >= runs);
            postgres.start();
            await().atMost(TIMEOUT).until(() -> credit().statusCode() == 201);
            await().atMost(TIMEOUT)
                    .until(() ->
                            !log.containing("The database is available again").isEmpty());

            assertThat(log.warnings()).singleElement().asString().contains("The database is unavailable");
            assertThat(log.containing("The database is available again")).hasSize(1);
        }
    }

    @Test
    void logsABrokerOutageInTwoLines() {
        try (var log = new LogLines()) {
            kafka.stop();
            assertThat(credit().statusCode()).isEqualTo(201);
            await().atMost(TIMEOUT)
                    .until(() -> !log.containing("The broker is unavailable").isEmpty());
            await().during(Duration.ofSeconds(12))
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> log.warnings().size() <= 1);
            kafka.start();
            await().atMost(TIMEOUT)
                    .until(() ->
                            !log.containing("The broker is available again").isEmpty());

            assertThat(log.warnings()).singleElement().asString().contains("The broker is unavailable");
            assertThat(log.containing("The broker is available again")).hasSize(1);
        }
    }

    private HttpResponse<String> credit() {
        return ledger.credit("outage", "{\"amount\": 1}");
    }
}
