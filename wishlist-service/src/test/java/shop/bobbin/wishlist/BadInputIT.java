package shop.bobbin.wishlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shop.bobbin.testing.TestResponse;
import shop.bobbin.testing.Tokens;
import shop.bobbin.wishlist.support.FakeCatalog;
import shop.bobbin.wishlist.support.Shopper;
import shop.bobbin.wishlist.support.WishlistServiceTest;

/** Whatever comes in: a problem of the 400s, nothing of our inside, nothing changed. */
@WishlistServiceTest
class BadInputIT {

    private final Shopper ada;
    private final String yarn;

    @Autowired
    BadInputIT(@LocalServerPort int port, FakeCatalog catalog) {
        this.ada = Shopper.at(port);
        this.yarn = catalog.newProduct(1250);
        ada.add(yarn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yarn-mer-blu",
                "YARN",
                "A-B-C-D-E-F",
                "YARN-MER-BLU%00",
                "YARN%0aMER",
                "YARN-MER';drop%20table%20wishes;--",
                "'%20or%20'1'='1",
                "..%2f..%2fetc%2fpasswd",
                "%2e%2e%2f",
                "YARN-MER-BLU;x=1",
                "%F0%9F%A7%B6",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void isNoSku(String sku) {
        assertRefused(ada.add(sku));
        assertRefused(ada.remove(sku));
        assertRefused(ada.move(sku));
        assertThat(ada.skus()).containsExactly(yarn);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /wishlist",
                "DELETE /wishlist",
                "POST /wishlist/items/YARN-MER-BLU",
                "GET /wishlist/items/YARN-MER-BLU/move-to-basket",
                "PUT /wishlist/alerts",
                "GET /wishlist/alerts/1/read",
                "POST /wishlist/alerts/events",
                "PUT /wishlist/sharing-links"
            })
    void isNoMethodOfThis(String line) {
        var parts = line.split(" ");
        var reply = ada.send(parts[0], parts[1]);

        assertThat(reply.status()).isEqualTo(405);
        assertThat(reply.problem()).isEqualTo("method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", "%27", "99999999999999999999", "-"})
    void isNoAlert(String id) {
        assertRefused(ada.send("POST", "/wishlist/alerts/" + id + "/read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1", "%27%20or%20true"})
    void isNoSharingLink(String id) {
        assertRefused(ada.send("DELETE", "/wishlist/sharing-links/" + id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "99999999999999999999", "1;drop"})
    void isNoLastEvent(String id) {
        var reply = ada.send(ada.request("/wishlist/alerts/events")
                .header("Last-Event-ID", id)
                .GET());

        assertRefused(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wishlist/nowhere", "/wishlist/items", "/wishlist/items/", "/wishlist/alerts/1"})
    void isNowhere(String path) {
        assertRefused(ada.get(path));
    }

    @Test
    void isAPathThatNoRuleNames() {
        assertThat(ada.get("/").status()).isEqualTo(403);
        assertThat(ada.get("/shared-wishlists").status()).isEqualTo(403);
        assertThat(ada.withToken(null).get("/products").status()).isEqualTo(401);
    }

    @Test
    void isATokenThatIsNotOurs() {
        assertThat(Tokens.invalid()).allSatisfy((fault, token) -> {
            var reply = ada.withToken(token).get("/wishlist");
            assertThat(reply.status()).as(fault).isEqualTo(401);
            assertThat(reply.problem()).as(fault).isEqualTo("unauthenticated");
        });
        assertThat(ada.withToken(null).get("/wishlist").status()).isEqualTo(401);
        assertThat(ada.withToken(null).add(yarn).status()).isEqualTo(401);
        assertThat(ada.withToken(null).get("/wishlist/alerts/events").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"guest-1", "somebody", "guest-1' or '1'='1", "GUEST-1", "3f2b8f0e-5a1c-4a33-9a1d-0c9f0a7b6d5e"})
    void isATokenForSomethingElseOrOfNoCustomer(String subject) {
        var scope = subject.equals("guest-1") ? "catalog.write" : "shop";

        var reply = ada.withToken(Tokens.withScope(subject, scope)).get("/wishlist");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.problem()).isEqualTo("forbidden");
    }

    @Test
    void isABodyThatIsTooLarge() {
        var reply = ada.send(ada.request("/wishlist/sharing-links")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("x".repeat(100_000))));

        assertThat(reply.status()).isEqualTo(413);
        assertThat(ada.get("/wishlist/sharing-links").body().path("links")).isEmpty();
    }

    private static void assertRefused(TestResponse reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(400, 499);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.text()).doesNotContain("Exception").doesNotContain("at shop.bobbin");
    }
}
