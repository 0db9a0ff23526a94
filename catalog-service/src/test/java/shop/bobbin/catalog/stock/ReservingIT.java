package shop.bobbin.catalog.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import shop.bobbin.catalog.Money;
import shop.bobbin.catalog.Sku;
import shop.bobbin.catalog.products.CategoryId;
import shop.bobbin.catalog.products.Merchandising;
import shop.bobbin.catalog.products.NewProduct;
import shop.bobbin.catalog.products.ProductDescription;
import shop.bobbin.catalog.stock.ReservationResult.Committed;
import shop.bobbin.catalog.stock.ReservationResult.DiscrepancyFound;
import shop.bobbin.catalog.stock.ReservationResult.Ignored;
import shop.bobbin.catalog.stock.ReservationResult.InsufficientStock;
import shop.bobbin.catalog.stock.ReservationResult.Released;
import shop.bobbin.catalog.stock.ReservationResult.Reserved;
import shop.bobbin.testing.RunningService;

@RunningService
@ExtendWith(OutputCaptureExtension.class)
class ReservingIT {

    private final Reserving reserving;
    private final Inventory inventory;
    private final Merchandising merchandising;
    private final MeterRegistry metrics;

    @Autowired
    ReservingIT(Reserving reserving, Inventory inventory, Merchandising merchandising, MeterRegistry metrics) {
        this.metrics = metrics;
        this.reserving = reserving;
        this.inventory = inventory;
        this.merchandising = merchandising;
    }

    @Test
    void reservesAllLinesOrNone() {
        var many = stocked("RES-MANY", 10);
        var few = stocked("RES-FEW", 1);
        var order = order();

        var result = reserving.reserve(order, List.of(new ReservationLine(many, 3), new ReservationLine(few, 2)));

        assertThat(result).isEqualTo(new InsufficientStock(order, List.of(new Shortage(few, 2, 1))));
        assertThat(level(many)).isEqualTo(new StockLevel(many, 10, 10, 0, 0));
        assertThat(reserving.release(order)).isEqualTo(new Ignored(ReservationStatus.REFUSED));
    }

    @Test
    void mergesLinesOfTheSameProduct() {
        var sku = stocked("RES-SAME", 5);

        var result = reserving.reserve(order(), List.of(new ReservationLine(sku, 3), new ReservationLine(sku, 3)));

        assertThat(result).isInstanceOf(InsufficientStock.class);
    }

    @Test
    void refusesUnknownProducts() {
        var order = order();
        var unknown = new Sku("RES-NONE");

        assertThat(reserving.reserve(order, List.of(new ReservationLine(unknown, 1))))
                .isEqualTo(new InsufficientStock(order, List.of(new Shortage(unknown, 1, 0))));
    }

    @Test
    void commitsAndReleasesOnce() {
        var sku = stocked("RES-BOTH", 10);
        var sold = order();
        var released = order();
        reserving.reserve(sold, List.of(new ReservationLine(sku, 2)));
        reserving.reserve(released, List.of(new ReservationLine(sku, 3)));

        assertThat(reserving.commit(sold, List.of(new ReservationLine(sku, 2)))).isInstanceOf(Committed.class);
        assertThat(reserving.release(released)).isInstanceOf(Released.class);
        assertThat(reserving.release(released)).isEqualTo(new Ignored(ReservationStatus.RELEASED));
        assertThat(level(sku)).isEqualTo(new StockLevel(sku, 10, 8, 0, 2));
    }

    @Test
    void ignoresDuplicateEventsWithoutADiscrepancy() {
        var sku = stocked("RES-TWICE", 10);
        var order = order();
        var lines = List.of(new ReservationLine(sku, 2));
        var refused = order();
        var before = discrepancies();

        reserving.reserve(order, lines);
        assertThat(reserving.reserve(order, lines)).isEqualTo(new Ignored(ReservationStatus.RESERVED));
        assertThat(reserving.reserve(order, List.of(new ReservationLine(sku, 1), new ReservationLine(sku, 1))))
                .isEqualTo(new Ignored(ReservationStatus.RESERVED));
        reserving.commit(order, lines);
        assertThat(reserving.commit(order, lines)).isEqualTo(new Ignored(ReservationStatus.COMMITTED));
        assertThat(reserving.reserve(order, lines)).isEqualTo(new Ignored(ReservationStatus.COMMITTED));
        reserving.reserve(refused, List.of(new ReservationLine(sku, 11)));
        assertThat(reserving.release(refused)).isEqualTo(new Ignored(ReservationStatus.REFUSED));
        assertThat(reserving.reserve(refused, List.of(new ReservationLine(sku, 11))))
                .isEqualTo(new Ignored(ReservationStatus.REFUSED));

        assertThat(level(sku)).isEqualTo(new StockLevel(sku, 10, 8, 0, 2));
        assertThat(discrepancies()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void reportsEachDiscrepancy(Discrepancy kind, CapturedOutput output) {
        var sku = stocked("RES-ODD-" + kind.ordinal(), 10);
        var order = order();
        var lines = List.of(new ReservationLine(sku, 2));
        var before = discrepancies();

        var result =
                switch (kind) {
                    case CONFIRMED_WITHOUT_RESERVATION -> reserving.commit(order, lines);
                    case CONFIRMED_AFTER_REFUSAL -> {
                        reserving.reserve(order, List.of(new ReservationLine(sku, 11)));
                        yield reserving.commit(order, lines);
                    }
                    case CONFIRMED_AFTER_RELEASE -> {
                        reserving.reserve(order, lines);
                        reserving.release(order);
                        yield reserving.commit(order, lines);
                    }
                    case ENDED_AFTER_SALE -> {
                        reserving.reserve(order, lines);
                        reserving.commit(order, lines);
                        yield reserving.release(order);
                    }
                    case LINES_DIFFER -> {
                        reserving.reserve(order, lines);
                        yield reserving.reserve(order, List.of(new ReservationLine(sku, 3)));
                    }
                };

        assertThat(result).isEqualTo(new DiscrepancyFound(kind));
        assertThat(discrepancies() - before).isEqualTo(1);
        assertThat(output).contains("ERROR").contains("Order " + order + " " + kind.description());
        var sold = kind == Discrepancy.ENDED_AFTER_SALE ? 2 : 0;
        var reserved = kind == Discrepancy.LINES_DIFFER ? 2 : 0;
        assertThat(level(sku)).isEqualTo(new StockLevel(sku, 10, 10 - sold - reserved, reserved, sold));
    }

    @Test
    void commitsTheReservedLinesAndReportsADifference() {
        var sku = stocked("RES-OTHER", 10);
        var order = order();
        var before = discrepancies();
        reserving.reserve(order, List.of(new ReservationLine(sku, 2)));

        assertThat(reserving.commit(order, List.of(new ReservationLine(sku, 3))))
                .isInstanceOf(Committed.class);

        assertThat(discrepancies() - before).isEqualTo(1);
        assertThat(level(sku)).isEqualTo(new StockLevel(sku, 10, 8, 0, 2));
    }

    private double discrepancies() {
        return metrics.get("bobbin.stock.discrepancies").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    @Test
    void reservesNothingForAnEndedOrder() {
        var sku = stocked("RES-LATE", 10);
        var order = order();
        reserving.release(order);

        assertThat(reserving.reserve(order, List.of(new ReservationLine(sku, 1))))
                .isEqualTo(new Ignored(ReservationStatus.RELEASED));
        assertThat(level(sku).onHand()).isEqualTo(10);
    }

    @Test
    void neverOversellsInAFlashSale() throws Exception {
        var sku = stocked("RES-FLASH", 50);

        var results = concurrently(IntStream.range(0, 200)
                .<Callable<ReservationResult>>mapToObj(
                        n -> () -> reserving.reserve(order(), List.of(new ReservationLine(sku, 1))))
                .toList());

        assertThat(results).filteredOn(Reserved.class::isInstance).hasSize(50);
        assertThat(results).filteredOn(InsufficientStock.class::isInstance).hasSize(150);
        assertThat(level(sku)).isEqualTo(new StockLevel(sku, 50, 0, 50, 0));
    }

    @Test
    void neverDeadlocksWithLinesInAnyOrder() throws Exception {
        var skus = IntStream.range(0, 6)
                .mapToObj(n -> stocked("RES-DEAD-" + n, 40))
                .toList();
        var random = new Random(7);
        var commands = new ArrayList<Callable<ReservationResult>>();
        for (int n = 0; n < 150; n++) {
            var shuffled = new ArrayList<>(skus);
            Collections.shuffle(shuffled, random);
            var lines = shuffled.stream()
                    .limit(4)
                    .map(sku -> new ReservationLine(sku, 1))
                    .toList();
            var order = order();
            commands.add(() -> {
                reserving.reserve(order, lines);
                return reserving.release(order);
            });
        }

        concurrently(commands);

        assertThat(skus).allSatisfy(sku -> assertThat(level(sku)).isEqualTo(new StockLevel(sku, 40, 40, 0, 0)));
    }

    private static List<ReservationResult> concurrently(List<Callable<ReservationResult>> commands) throws Exception {
        try (var customers = Executors.newFixedThreadPool(10)) {
            return customers.invokeAll(commands).stream().map(Future::resultNow).toList();
        }
    }

    private Sku stocked(String name, int pieces) {
        var sku = new Sku(name);
        var description = new ProductDescription(name, "For this test.", new CategoryId("buttons"), List.of());
        merchandising.add(new NewProduct(sku, description, new Money(100, Currency.getInstance("EUR"))));
        inventory.adjust(sku, pieces);
        return sku;
    }

    private StockLevel level(Sku sku) {
        return inventory.level(sku).orElseThrow();
    }

    private static OrderId order() {
        return new OrderId(UUID.randomUUID());
    }
}
