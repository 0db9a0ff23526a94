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

/** An outage is one line when it begins and one when it ends, however many parts of a service notice it. */
@Tag("proof")
class OutageLinesIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Ledger ledger = Ledger.shared();
    private final Kafka kafka = Ledger.backing().kafka();
    private final Postgres postgres = Ledger.backing().postgres();

    @Test
    void ofTheDatabaseAreTwo() {
        assertThat(credit().statusCode()).isEqualTo(201);
        var balance = ledger.accounts().find("lines").orElseThrow().balance();
        await().atMost(LIMIT).until(() -> ledger.statements().balance("lines") == balance);
        try (var log = new LogLines()) {
            postgres.stop();
            try (var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers = IntStream.range(0, 40)
                        .mapToObj(i -> shoppers.submit(() -> Ledger.send(ledger.request("/accounts/lines", "book"))))
                        .toList();
                assertThat(Ledger.send(ledger.request("/actuator/health")).statusCode())
                        .isEqualTo(503);
                assertThat(Ledger.send(ledger.request("/actuator/prometheus")).statusCode())
                        .isEqualTo(200);
                assertThat(answers)
                        .allSatisfy(
                                answer -> assertThat(answer.get().statusCode()).isEqualTo(503));
            }
            var runs = ledger.bean(AccountCount.class).runs() + 2;
            await().atMost(LIMIT).until(() -> ledger.bean(AccountCount.class).runs() >= runs);
            postgres.start();
            await().atMost(LIMIT).until(() -> credit().statusCode() == 201);
            await().atMost(LIMIT)
                    .until(() ->
                            !log.containing("The database is available again").isEmpty());

            assertThat(log.warnings()).singleElement().asString().contains("The database is unavailable");
            assertThat(log.containing("The database is available again")).hasSize(1);
        }
    }

    @Test
    void ofTheBrokerAreTwo() {
        try (var log = new LogLines()) {
            kafka.stop();
            assertThat(credit().statusCode()).isEqualTo(201);
            await().atMost(LIMIT)
                    .until(() -> !log.containing("The broker is unavailable").isEmpty());
            await().during(Duration.ofSeconds(12))
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> log.warnings().size() <= 1);
            kafka.start();
            await().atMost(LIMIT)
                    .until(() ->
                            !log.containing("The broker is available again").isEmpty());

            assertThat(log.warnings()).singleElement().asString().contains("The broker is unavailable");
            assertThat(log.containing("The broker is available again")).hasSize(1);
        }
    }

    private HttpResponse<String> credit() {
        return ledger.credit("lines", "{\"amount\": 1}");
    }
}
