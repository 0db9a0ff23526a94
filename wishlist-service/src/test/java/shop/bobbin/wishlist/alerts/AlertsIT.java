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
import shop.bobbin.wishlist.products.Availability;
import shop.bobbin.wishlist.products.Product;
import shop.bobbin.wishlist.support.FakeCatalog;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;

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
    void raisesAnAlertForAPriceBelowTheOneWhenAdded() {
        catalog.publishAndAwait(yarn, 2, 900, "IN_STOCK");

        var alert = ada.alerts().getFirst();
        assertThat(alert.path("kind").asString()).isEqualTo("PRICE_DROP");
        assertThat(alert.path("sku").asString()).isEqualTo(yarn);
        assertThat(alert.path("name").asString()).isEqualTo("Fine " + yarn);
        assertThat(alert.path("price").toString()).isEqualTo("{\"amount\":900,\"currency\":\"EUR\"}");
        assertThat(alert.path("priceBefore").path("amount").asInt()).isEqualTo(1000);
        assertThat(alert.path("read").asBoolean()).isFalse();
    }

    @Test
    void raisesAnotherPriceDropOnlyForALowerPrice() {
        catalog.publishAndAwait(yarn, 2, 1100, "IN_STOCK");
        assertThat(ada.alerts()).isEmpty();
        catalog.publishAndAwait(yarn, 3, 900, "IN_STOCK");
        catalog.publishAndAwait(yarn, 4, 900, "LOW");
        catalog.publishAndAwait(yarn, 5, 1000, "IN_STOCK");
        catalog.publishAndAwait(yarn, 6, 950, "IN_STOCK");
        assertThat(prices(ada)).isEqualTo("900");

        endCooldown();
        catalog.publishAndAwait(yarn, 7, 950, "IN_STOCK");
        assertThat(prices(ada)).isEqualTo("900");
        catalog.publishAndAwait(yarn, 8, 899, "IN_STOCK");
        assertThat(prices(ada)).isEqualTo("899 900");
        assertThat(ada.alerts().getFirst().path("priceBefore").path("amount").asInt())
                .isEqualTo(900);
    }

    @Test
    void raisesAnAlertForAProductThatIsBackInStock() {
        catalog.publishAndAwait(yarn, 2, 1000, "OUT");
        assertThat(ada.alerts()).isEmpty();
        catalog.publishAndAwait(yarn, 3, 1000, "LOW");
        catalog.publishAndAwait(yarn, 4, 1000, "IN_STOCK");

        assertThat(ada.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.path("kind").asString()).isEqualTo("BACK_IN_STOCK");
            assertThat(alert.path("availability").asString()).isEqualTo("LOW");
            assertThat(alert.has("priceBefore")).isFalse();
        });
    }

    @Test
    void alertsCustomersWhoAddedTheProductWhileItWasOutOfStock() {
        catalog.publishAndAwait(yarn, 2, 1000, "OUT");
        bob.add(yarn);
        catalog.publishAndAwait(yarn, 3, 1000, "IN_STOCK");

        assertThat(bob.alerts()).hasSize(1);
        assertThat(ada.alerts()).hasSize(1);
    }

    @Test
    void ignoresAnEventWithAnOldVersion() {
        catalog.publishAndAwait(yarn, 5, 1000, "IN_STOCK");
        catalog.publish(yarn, 3, 500, "OUT", false);
        catalog.awaitConsumed();

        assertThat(ada.alerts()).isEmpty();
        assertThat(ada.items().getFirst().path("price").path("amount").asInt()).isEqualTo(1000);
    }

    @Test
    void raisesOneAlertForADuplicateEvent() {
        var id = UUID.randomUUID().toString();
        catalog.publish(id, yarn, 2, 900, "IN_STOCK", false);
        catalog.publish(id, yarn, 2, 900, "IN_STOCK", false);
        catalog.publish(yarn, 2, 900, "IN_STOCK", false);
        catalog.awaitConsumed();

        assertThat(ada.alerts()).hasSize(1);
    }

    @Test
    void alertsOnlyCustomersWithTheProductOnTheirWishlist() {
        bob.add(yarn);
        ada.remove(yarn);
        catalog.publishAndAwait(yarn, 2, 900, "IN_STOCK");

        assertThat(ada.alerts()).isEmpty();
        assertThat(bob.alerts()).hasSize(1);
    }

    @Test
    void comparesWithThePriceWhenTheWishWasLastAdded() {
        catalog.publishAndAwait(yarn, 2, 900, "IN_STOCK");
        ada.remove(yarn);
        ada.add(yarn);
        catalog.publishAndAwait(yarn, 3, 950, "IN_STOCK");
        assertThat(ada.alerts()).hasSize(1);

        endCooldown();
        catalog.publishAndAwait(yarn, 4, 850, "IN_STOCK");
        assertThat(prices(ada)).isEqualTo("850 900");
    }

    /** As caused by a customer who orders the last piece and cancels, again and again. */
    @Test
    void raisesOneBackInStockAlertInTheCooldown() {
        bob.add(yarn);
        for (int version = 2; version < 10; version += 2) {
            catalog.publishAndAwait(yarn, version, 1000, "OUT");
            catalog.publishAndAwait(yarn, version + 1, 1000, "LOW");
        }
        assertThat(ada.alerts()).hasSize(1);
        assertThat(bob.alerts()).hasSize(1);

        endCooldown();
        catalog.publishAndAwait(yarn, 10, 1000, "OUT");
        catalog.publishAndAwait(yarn, 11, 1000, "LOW");
        assertThat(ada.alerts()).hasSize(2);
    }

    @Test
    void raisesOnePriceDropAlertInTheCooldown() {
        for (int version = 2; version < 10; version += 2) {
            catalog.publishAndAwait(yarn, version, 900 - version, "IN_STOCK");
            catalog.publishAndAwait(yarn, version + 1, 1000, "IN_STOCK");
        }
        assertThat(prices(ada)).isEqualTo("898");

        endCooldown();
        catalog.publishAndAwait(yarn, 10, 895, "IN_STOCK");
        assertThat(prices(ada)).isEqualTo("895 898");
        assertThat(ada.alerts().getFirst().path("priceBefore").path("amount").asInt())
                .isEqualTo(898);
    }

    @Test
    void keepsTheCooldownOfAWishThatIsRemovedAndAddedAgain() {
        catalog.publishAndAwait(yarn, 2, 1000, "OUT");
        catalog.publishAndAwait(yarn, 3, 1000, "LOW");
        ada.remove(yarn);
        ada.add(yarn);
        catalog.publishAndAwait(yarn, 4, 1000, "OUT");
        catalog.publishAndAwait(yarn, 5, 1000, "LOW");

        assertThat(ada.alerts()).hasSize(1);
    }

    @Test
    void hasACooldownForEachKindProductAndCustomer() {
        var wool = catalog.newProduct(500);
        ada.add(wool);
        catalog.publishAndAwait(yarn, 2, 1000, "OUT");
        catalog.publishAndAwait(yarn, 3, 900, "LOW");
        catalog.publishAndAwait(wool, 2, 400, "IN_STOCK");
        bob.add(yarn);
        catalog.publishAndAwait(yarn, 4, 900, "OUT");
        catalog.publishAndAwait(yarn, 5, 900, "LOW");

        assertThat(ada.alerts()).hasSize(3);
        assertThat(bob.alerts()).hasSize(1);
    }

    @Test
    void raisesNoAlertForADiscontinuedProduct() {
        catalog.publishAndAwait(yarn, 2, 1000, "OUT");
        catalog.publish(yarn, 3, 100, "IN_STOCK", true);
        catalog.publishAndAwait(yarn, 4, 1000, "IN_STOCK");

        assertThat(ada.alerts()).isEmpty();
    }

    @Test
    void letsOnlyTheOwnerMarkAnAlertAsRead() {
        catalog.publishAndAwait(yarn, 2, 900, "IN_STOCK");
        var path = "/wishlist/alerts/" + ada.alerts().getFirst().path("id").asLong() + "/read";

        assertThat(bob.send("POST", path).problem()).isEqualTo("not-found");
        assertThat(ada.get("/wishlist/alerts").body().path("unread").asInt()).isEqualTo(1);
        assertThat(ada.send("POST", path).status()).isEqualTo(204);
        assertThat(ada.send("POST", path).status()).isEqualTo(204);

        assertThat(ada.get("/wishlist/alerts").body().path("unread").asInt()).isZero();
        assertThat(ada.alerts().getFirst().path("read").asBoolean()).isTrue();
    }

    /** All alerts about a product are inserted by one statement. */
    @Test
    void extendsTheStatementTimeout(@Autowired Alerts alerts, @Autowired TransactionTemplate transaction) {
        assertThat(statementTimeout(transaction, alerts, Alerts::raisePriceDrops))
                .isEqualTo("1min");
        assertThat(statementTimeout(transaction, alerts, Alerts::raiseBackInStock))
                .isEqualTo("1min");
    }

    private String statementTimeout(TransactionTemplate transaction, Alerts alerts, BiConsumer<Alerts, Product> raise) {
        var product =
                new Product(new Sku(yarn), 2, "Yarn", Money.of(1000, "EUR"), Availability.IN_STOCK, "/yarn", false);
        return transaction.execute(status -> {
            raise.accept(alerts, product);
            status.setRollbackOnly();
            return jdbc.sql("show statement_timeout").query(String.class).single();
        });
    }

    /** Moves the existing alerts into the past. */
    private void endCooldown() {
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
