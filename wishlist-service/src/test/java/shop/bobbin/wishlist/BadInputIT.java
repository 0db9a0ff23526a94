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

/** Invalid requests get a problem with a 4xx status, disclose nothing internal and change nothing. */
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
    void rejectsAMalformedSku(String sku) {
        assertRejected(ada.add(sku));
        assertRejected(ada.remove(sku));
        assertRejected(ada.move(sku));
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
    void rejectsAnUnsupportedMethod(String line) {
        var parts = line.split(" ");
        var response = ada.send(parts[0], parts[1]);

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.problem()).isEqualTo("method-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1.5", "%27", "99999999999999999999", "-"})
    void rejectsAMalformedAlertId(String id) {
        assertRejected(ada.send("POST", "/wishlist/alerts/" + id + "/read"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1", "%27%20or%20true"})
    void rejectsAMalformedLinkId(String id) {
        assertRejected(ada.send("DELETE", "/wishlist/sharing-links/" + id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "-1", "99999999999999999999", "1;drop"})
    void rejectsAMalformedLastEventId(String id) {
        var response = ada.send(ada.request("/wishlist/alerts/events")
                .header("Last-Event-ID", id)
                .GET());

        assertRejected(response);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wishlist/nowhere", "/wishlist/items", "/wishlist/items/", "/wishlist/alerts/1"})
    void rejectsAnUnknownPath(String path) {
        assertRejected(ada.get(path));
    }

    @Test
    void deniesAPathWithoutAnAccessRule() {
        assertThat(ada.get("/").status()).isEqualTo(403);
        assertThat(ada.get("/shared-wishlists").status()).isEqualTo(403);
        assertThat(ada.withToken(null).get("/products").status()).isEqualTo(401);
    }

    @Test
    void rejectsInvalidAndMissingTokens() {
        assertThat(Tokens.invalid()).allSatisfy((fault, token) -> {
            var response = ada.withToken(token).get("/wishlist");
            assertThat(response.status()).as(fault).isEqualTo(401);
            assertThat(response.problem()).as(fault).isEqualTo("unauthenticated");
        });
        assertThat(ada.withToken(null).get("/wishlist").status()).isEqualTo(401);
        assertThat(ada.withToken(null).add(yarn).status()).isEqualTo(401);
        assertThat(ada.withToken(null).get("/wishlist/alerts/events").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"guest-1", "someone", "guest-1' or '1'='1", "GUEST-1", "3f2b8f0e-5a1c-4a33-9a1d-0c9f0a7b6d5e"})
    void rejectsATokenWithoutTheScopeOrWithoutACustomer(String subject) {
        var scope = subject.equals("guest-1") ? "catalog.write" : "shop";

        var response = ada.withToken(Tokens.withScope(subject, scope)).get("/wishlist");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.problem()).isEqualTo("forbidden");
    }

    @Test
    void rejectsABodyThatIsTooLarge() {
        var response =
                ada.send(ada.request("/wishlist/sharing-links").POST(BodyPublishers.ofString("x".repeat(100_000))));

        assertThat(response.status()).isEqualTo(413);
        assertThat(ada.get("/wishlist/sharing-links").body().path("links")).isEmpty();
    }

    private static void assertRejected(TestResponse response) {
        assertThat(response.status()).as(response.text()).isBetween(400, 499);
        assertThat(response.header("Content-Type")).startsWith("application/problem+json");
        assertThat(response.text()).doesNotContain("Exception").doesNotContain("at shop.bobbin");
    }
}
