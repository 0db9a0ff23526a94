package shop.bobbin.wishlist.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shop.bobbin.wishlist.Money;
import shop.bobbin.wishlist.Sku;
import shop.bobbin.wishlist.support.FakeCatalog;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;
import shop.bobbin.wishlist.products.Availability;
import shop.bobbin.wishlist.products.Product;

@WishlistServiceTest
class AlertsIT {

    private final FakeCatalog catalog;
    private final JdbcClient jdbc;
    private final Shopper ada;
    private final Shopper bob;
    private final String yarn;

    @Autowired
    AlertsIT(@LocalServerPort int port, FakeCatalog catalog, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.ada = Shopper.at(port);
        this.bob = Shopper.at(port);
        this.yarn = catalog.newProduct(1000);
        ada.add(yarn);
    }

    @Test
    void tellOfAPriceBelowTheOneWhenAdded() {
        catalog.tell(yarn, 2, 900, "IN_STOCK");

        var alert = ada.alerts().getFirst();
        assertThat(alert.path("kind").asString()).isEqualTo("PRICE_DROP");
        assertThat(alert.path("sku").asString()).isEqualTo(yarn);
        assertThat(alert.path("name").asString()).isEqualTo("Fine " + yarn);
        assertThat(alert.path("price").toString()).isEqualTo("{\"amount\":900,\"currency\":\"EUR\"}");
        assertThat(alert.path("priceBefore").path("amount").asInt()).isEqualTo(1000);
        assertThat(alert.path("read").asBoolean()).isFalse();
    }

    @Test
    void comeAgainOnlyWhenThePriceIsLowerStill() {
        catalog.tell(yarn, 2, 1100, "IN_STOCK");
        assertThat(ada.alerts()).isEmpty();
        catalog.tell(yarn, 3, 900, "IN_STOCK");
        catalog.tell(yarn, 4, 900, "LOW");
        catalog.tell(yarn, 5, 1000, "IN_STOCK");
        catalog.tell(yarn, 6, 950, "IN_STOCK");
        assertThat(prices(ada)).isEqualTo("900");

        theQuietPeriodEnds();
        catalog.tell(yarn, 7, 950, "IN_STOCK");
        assertThat(prices(ada)).isEqualTo("900");
        catalog.tell(yarn, 8, 899, "IN_STOCK");
        assertThat(prices(ada)).isEqualTo("899 900");
        assertThat(ada.alerts().getFirst().path("priceBefore").path("amount").asInt())
                .isEqualTo(900);
    }

    @Test
    void tellOfAProductThatIsBack() {
        catalog.tell(yarn, 2, 1000, "OUT");
        assertThat(ada.alerts()).isEmpty();
        catalog.tell(yarn, 3, 1000, "LOW");
        catalog.tell(yarn, 4, 1000, "IN_STOCK");

        assertThat(ada.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.path("kind").asString()).isEqualTo("BACK_IN_STOCK");
            assertThat(alert.path("availability").asString()).isEqualTo("LOW");
            assertThat(alert.has("priceBefore")).isFalse();
        });
    }

    @Test
    void reachThoseWhoAddedItWhileItWasOut() {
        catalog.tell(yarn, 2, 1000, "OUT");
        bob.add(yarn);
        catalog.tell(yarn, 3, 1000, "IN_STOCK");

        assertThat(bob.alerts()).hasSize(1);
        assertThat(ada.alerts()).hasSize(1);
    }

    @Test
    void doNotComeFromStaleNews() {
        catalog.tell(yarn, 5, 1000, "IN_STOCK");
        catalog.send(yarn, 3, 500, "OUT", false);
        catalog.settle();

        assertThat(ada.alerts()).isEmpty();
        assertThat(ada.items().getFirst().path("price").path("amount").asInt()).isEqualTo(1000);
    }

    @Test
    void comeOnceFromNewsThatIsDeliveredTwice() {
        var id = UUID.randomUUID().toString();
        catalog.send(id, yarn, 2, 900, "IN_STOCK", false);
        catalog.send(id, yarn, 2, 900, "IN_STOCK", false);
        catalog.send(yarn, 2, 900, "IN_STOCK", false);
        catalog.settle();

        assertThat(ada.alerts()).hasSize(1);
    }

    @Test
    void reachOnlyThoseWhoStillWishForIt() {
        bob.add(yarn);
        ada.remove(yarn);
        catalog.tell(yarn, 2, 900, "IN_STOCK");

        assertThat(ada.alerts()).isEmpty();
        assertThat(bob.alerts()).hasSize(1);
    }

    @Test
    void compareWithThePriceAtTheTimeOfTheLastAdding() {
        catalog.tell(yarn, 2, 900, "IN_STOCK");
        ada.remove(yarn);
        ada.add(yarn);
        catalog.tell(yarn, 3, 950, "IN_STOCK");
        assertThat(ada.alerts()).hasSize(1);

        theQuietPeriodEnds();
        catalog.tell(yarn, 4, 850, "IN_STOCK");
        assertThat(prices(ada)).isEqualTo("850 900");
    }

    /** As who orders the last piece, cancels, and orders it again could do to all who wish for it. */
    @Test
    void comeOnceInAQuietPeriodHoweverOftenTheProductIsBack() {
        bob.add(yarn);
        for (int version = 2; version < 10; version += 2) {
            catalog.tell(yarn, version, 1000, "OUT");
            catalog.tell(yarn, version + 1, 1000, "LOW");
        }
        assertThat(ada.alerts()).hasSize(1);
        assertThat(bob.alerts()).hasSize(1);

        theQuietPeriodEnds();
        catalog.tell(yarn, 10, 1000, "OUT");
        catalog.tell(yarn, 11, 1000, "LOW");
        assertThat(ada.alerts()).hasSize(2);
    }

    @Test
    void comeOnceInAQuietPeriodHoweverOftenThePriceFalls() {
        for (int version = 2; version < 10; version += 2) {
            catalog.tell(yarn, version, 900 - version, "IN_STOCK");
            catalog.tell(yarn, version + 1, 1000, "IN_STOCK");
        }
        assertThat(prices(ada)).isEqualTo("898");

        theQuietPeriodEnds();
        catalog.tell(yarn, 10, 895, "IN_STOCK");
        assertThat(prices(ada)).isEqualTo("895 898");
        assertThat(ada.alerts().getFirst().path("priceBefore").path("amount").asInt())
                .isEqualTo(898);
    }

    @Test
    void comeNotSoonerForAWishThatIsRemovedAndAddedAgain() {
        catalog.tell(yarn, 2, 1000, "OUT");
        catalog.tell(yarn, 3, 1000, "LOW");
        ada.remove(yarn);
        ada.add(yarn);
        catalog.tell(yarn, 4, 1000, "OUT");
        catalog.tell(yarn, 5, 1000, "LOW");

        assertThat(ada.alerts()).hasSize(1);
    }

    @Test
    void comeOfEachKindAndOfEachProductAndForEachCustomer() {
        var wool = catalog.newProduct(500);
        ada.add(wool);
        catalog.tell(yarn, 2, 1000, "OUT");
        catalog.tell(yarn, 3, 900, "LOW");
        catalog.tell(wool, 2, 400, "IN_STOCK");
        bob.add(yarn);
        catalog.tell(yarn, 4, 900, "OUT");
        catalog.tell(yarn, 5, 900, "LOW");

        assertThat(ada.alerts()).hasSize(3);
        assertThat(bob.alerts()).hasSize(1);
    }

    @Test
    void doNotPraiseWhatIsNoLongerSold() {
        catalog.tell(yarn, 2, 1000, "OUT");
        catalog.send(yarn, 3, 100, "IN_STOCK", true);
        catalog.tell(yarn, 4, 1000, "IN_STOCK");

        assertThat(ada.alerts()).isEmpty();
    }

    @Test
    void areMarkedAsReadByTheirOwnerAlone() {
        catalog.tell(yarn, 2, 900, "IN_STOCK");
        var path = "/wishlist/alerts/" + ada.alerts().getFirst().path("id").asLong() + "/read";

        assertThat(bob.send("POST", path).problem()).isEqualTo("not-found");
        assertThat(ada.get("/wishlist/alerts").body().path("unread").asInt()).isEqualTo(1);
        assertThat(ada.send("POST", path).status()).isEqualTo(204);
        assertThat(ada.send("POST", path).status()).isEqualTo(204);

        assertThat(ada.get("/wishlist/alerts").body().path("unread").asInt()).isZero();
        assertThat(ada.alerts().getFirst().path("read").asBoolean()).isTrue();
    }

    /** All alerts about a product are one statement. */
    @Test
    void mayTakeLongerThanARequest(@Autowired Alerts alerts, @Autowired TransactionTemplate transaction) {
        assertThat(statementLimit(transaction, alerts, Alerts::raisePriceDrops)).isEqualTo("1min");
        assertThat(statementLimit(transaction, alerts, Alerts::raiseBackInStock))
                .isEqualTo("1min");
    }

    private String statementLimit(
            TransactionTemplate transaction, Alerts alerts, BiConsumer<Alerts, Product> activity) {
        var product =
                new Product(new Sku(yarn), 2, "Yarn", Money.of(1000, "EUR"), Availability.IN_STOCK, "/yarn", false);
        return transaction.execute(status -> {
            activity.accept(alerts, product);
            status.setRollbackOnly();
            return jdbc.sql("show statement_timeout").query(String.class).single();
        });
    }

    /** Of the alerts that there are. */
    private void theQuietPeriodEnds() {
        jdbc.sql("update alerts set created_at = created_at - interval '25 hours' where sku = ?")
                .param(yarn)
                .update();
    }

    private static String prices(Shopper shopper) {
        return String.join(
                " ",
                shopper.alerts().stream()
                        .map(alert -> alert.path("price").path("amount").toString())
                        .toList());
    }
}
