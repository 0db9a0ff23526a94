package shop.bobbin.wishlist.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shop.bobbin.testing.Tokens;
import shop.bobbin.wishlist.support.FakeCatalog;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;

@WishlistServiceTest
class SharingIT {

    private static final String LINKS = "/wishlist/sharing-links";

    private final FakeCatalog catalog;
    private final JdbcClient jdbc;
    private final Shopper ada;
    private final Shopper bob;
    private final Shopper anonymous;

    @Autowired
    SharingIT(@LocalServerPort int port, FakeCatalog catalog, JdbcClient jdbc) {
        this.catalog = catalog;
        this.jdbc = jdbc;
        this.ada = Shopper.at(port);
        this.bob = Shopper.at(port);
        this.anonymous = Shopper.at(port).withToken(null);
    }

    @Test
    void showsTheWishlistButNotItsOwnerToEveryoneWithTheLink() {
        var yarn = catalog.newProduct(1250);
        ada.add(yarn);
        var link = ada.send("POST", LINKS);
        assertThat(link.status()).isEqualTo(201);
        assertThat(link.body().path("path").asString())
                .isEqualTo("/shared-wishlists/" + link.body().path("token").asString());

        var shared = anonymous.get(link.body().path("path").asString());

        assertThat(shared.status()).isEqualTo(200);
        assertThat(shared.body().path("items")).hasSize(1);
        assertThat(shared.body().path("items").path(0).path("sku").asString()).isEqualTo(yarn);
        assertThat(shared.body()
                        .path("items")
                        .path(0)
                        .path("price")
                        .path("amount")
                        .asInt())
                .isEqualTo(1250);
        assertThat(shared.text()).doesNotContain(ada.name()).doesNotContain("customer");
        assertThat(shared.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(shared.header("Cache-Control")).contains("no-store");
    }

    @Test
    void addsTheForwardedPrefixToPaths() {
        var yarn = catalog.newProduct(1250);
        ada.add(yarn);

        var link =
                ada.send(ada.request(LINKS).header("X-Forwarded-Prefix", "/api").POST(BodyPublishers.noBody()));

        var path = link.body().path("path").asString();
        assertThat(path)
                .isEqualTo("/api/shared-wishlists/" + link.body().path("token").asString());
        var shared = anonymous.send(anonymous
                .request(path.replace("/api/", "/"))
                .header("X-Forwarded-Prefix", "/api")
                .GET());
        assertThat(shared.body().path("items").path(0).path("picture").asString())
                .isEqualTo("/api/pictures/" + yarn + ".svg");
    }

    @Test
    void showsTheCurrentWishlist() {
        var path = newLink(ada);
        assertThat(anonymous.get(path).body().path("items")).isEmpty();

        var yarn = catalog.newProduct(1250);
        ada.add(yarn);
        assertThat(anonymous.get(path).body().path("items")).hasSize(1);

        catalog.discontinue(yarn, 2, 1250);
        assertThat(anonymous.get(path).body().path("items")).isEmpty();
    }

    @Test
    void revokesOneLinkOnly() {
        var first = ada.send("POST", LINKS).body();
        var second = ada.send("POST", LINKS).body();

        assertThat(ada.send("DELETE", LINKS + "/" + first.path("id").asString()).status())
                .isEqualTo(204);

        assertThat(anonymous.get(first.path("path").asString()).status()).isEqualTo(404);
        assertThat(anonymous.get(second.path("path").asString()).status()).isEqualTo(200);
        assertThat(ada.get(LINKS).body().path("links")).hasSize(1);
        assertThat(ada.send("DELETE", LINKS + "/" + first.path("id").asString()).status())
                .isEqualTo(404);
    }

    @Test
    void hidesTheLinksOfOtherCustomers() {
        var link = ada.send("POST", LINKS).body();

        assertThat(bob.get(LINKS).body().path("links")).isEmpty();
        assertThat(bob.send("DELETE", LINKS + "/" + link.path("id").asString()).problem())
                .isEqualTo("not-found");
        assertThat(anonymous.get(link.path("path").asString()).status()).isEqualTo(200);
    }

    @Test
    void storesAndListsNoToken() {
        var token = ada.send("POST", LINKS).body().path("token").asString();

        assertThat(ada.get(LINKS).text()).doesNotContain(token);
        assertThat(jdbc.sql("select l::text || encode(token_hash, 'escape') from sharing_links l")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void givesReadAccessOnly() {
        var path = newLink(ada);

        assertThat(anonymous.send("DELETE", path).status()).isEqualTo(401);
        assertThat(anonymous.send("PUT", path).status()).isEqualTo(401);
        assertThat(bob.send("DELETE", path).status()).isEqualTo(403);
    }

    @Test
    void rejectsAWrongToken() {
        var path = newLink(ada);

        assertThat(anonymous.get(path.substring(0, path.length() - 1)).problem())
                .isEqualTo("not-found");
        assertThat(anonymous.get(path + "A").status()).isEqualTo(404);
        assertThat(anonymous.get("/shared-wishlists/%27%20or%20true--").status())
                .isEqualTo(404);
        assertThat(anonymous.get("/shared-wishlists/" + "A".repeat(2_000)).status())
                .isEqualTo(404);
    }

    @Test
    void limitsTheLinksToTwenty() {
        IntStream.range(0, 20).forEach(i -> newLink(ada));

        assertThat(ada.send("POST", LINKS).problem()).isEqualTo("too-many-sharing-links");
        assertThat(bob.send("POST", LINKS).status()).isEqualTo(201);
    }

    @Test
    void needsTheScopeShopToCreateALink() {
        assertThat(anonymous.send("POST", LINKS).status()).isEqualTo(401);
        assertThat(ada.withToken(Tokens.operator()).send("POST", LINKS).status())
                .isEqualTo(403);
    }

    private static String newLink(Shopper shopper) {
        return shopper.send("POST", LINKS).body().path("path").asString();
    }
}
