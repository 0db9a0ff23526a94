package shop.bobbin.gateway.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import shop.bobbin.gateway.support.GatewayTest;
import shop.bobbin.gateway.support.TestKeys;

class AccessTokenIT extends GatewayTest {

    @ParameterizedTest
    @CsvSource({
        "ada, customer-ada, shop",
        "grace, customer-grace, shop",
        "mercer, staff-mercer, catalog.write shop",
        "olga, staff-olga, operate shop"
    })
    void sendsServicesATokenWithTheScopesOfTheAccount(String username, String customer, String scope) throws Exception {
        String cookie = session("{\"username\":\"%s\",\"password\":\"haberdashery\"}".formatted(username));
        shop().get()
                .uri("/api/basket")
                .cookie("bobbin_session", cookie)
                .exchange()
                .expectStatus()
                .isOk();
        SignedJWT token = tokenSentToService();
        assertThat(token.verify(new ECDSAVerifier(TestKeys.GATEWAY.toPublicJWK())))
                .isTrue();
        assertThat(token.getHeader().getKeyID()).isEqualTo("gateway-1");
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("urn:bobbin:gateway");
        assertThat(claims.getAudience()).containsExactly("bobbin");
        assertThat(claims.getSubject()).isEqualTo(customer);
        assertThat(claims.getStringClaim("scope")).isEqualTo(scope);
        assertThat(claims.getExpirationTime().toInstant())
                .isBetween(Instant.now().plusSeconds(60), Instant.now().plusSeconds(301));
        assertThat(ORDER.getAllServeEvents()
                        .getFirst()
                        .getRequest()
                        .getHeaders()
                        .keys())
                .doesNotContain("Cookie");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/products",
                "/api/products/YARN-MER-BLU",
                "/api/categories",
                "/api/pictures/YARN-MER-BLU.svg",
                "/api/shared-wishlists/abc",
                "/api/recommendations/trending"
            })
    void sendsNoTokenWithAPublicRead(String path) {
        for (var method : List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS)) {
            shop().method(method)
                    .uri(path)
                    .cookie("bobbin_session", session("{}"))
                    .exchange()
                    .expectStatus()
                    .isOk();
            shop().method(method)
                    .uri(path)
                    .header("Authorization", "Bearer " + TestKeys.operatorToken("operate"))
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
        assertThat(requestsSeenByServices())
                .hasSize(6)
                .allSatisfy(request -> assertThat(request.getHeaders().keys()).doesNotContain("Authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /api/products/YARN-MER-BLU",
        "GET, /api/products/YARN-MER-BLU/stock",
        "GET, /api/basket",
        "GET, /api/orders",
        "GET, /api/orders/7/events",
        "GET, /api/wishlist",
        "GET, /api/wishlist/alerts/events",
        "GET, /api/recommendations/for-me"
    })
    void sendsATokenWithEveryOtherRequest(String method, String path) {
        shop().method(HttpMethod.valueOf(method))
                .uri(path)
                .cookie("bobbin_session", session("{}"))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(requestsSeenByServices())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.getHeader("Authorization")).startsWith("Bearer "));
    }

    @Test
    void sendsNoTokenWithoutASession() {
        shop().get().uri("/api/basket").exchange().expectStatus().isOk();
        assertThat(requestsSeenByServices().getFirst().getHeaders().keys()).doesNotContain("Authorization");
    }

    @Test
    void forwardsATokenOfATrustedIssuerUnchanged() {
        String token = TestKeys.operatorToken("operate");
        shop().get()
                .uri("/api/orders")
                .header("Authorization", "bearer " + token)
                .cookie("bobbin_session", session("{}"))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(ORDER.getAllServeEvents().getFirst().getRequest().getHeader("Authorization"))
                .isEqualTo("Bearer " + token);
    }

    static Stream<String> invalidAuthorizations() {
        Instant soon = Instant.now().plusSeconds(60);
        String issuer = "urn:bobbin:operator";
        return Stream.of(
                "Bearer",
                "Bearer nonsense",
                "Basic YWRhOmhhYmVyZGFzaGVyeQ==",
                "Bearer "
                        + TestKeys.accessToken(TestKeys.OPERATOR, issuer, "bobbin", "operate", soon.minusSeconds(3600)),
                "Bearer " + TestKeys.accessToken(TestKeys.ATTACKER, issuer, "bobbin", "operate", soon),
                "Bearer " + TestKeys.accessToken(TestKeys.OPERATOR, "urn:evil", "bobbin", "operate", soon),
                "Bearer " + TestKeys.accessToken(TestKeys.OPERATOR, issuer, "other", "operate", soon),
                "Bearer " + TestKeys.sign(TestKeys.GATEWAY, TestKeys.sessionOfAda("urn:bobbin:session", soon)));
    }

    @ParameterizedTest
    @MethodSource("invalidAuthorizations")
    void rejectsAnInvalidAccessToken(String authorization) {
        shop().get()
                .uri("/api/products")
                .header("Authorization", authorization)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .doesNotExist("Set-Cookie");
        assertThat(requestsSeenByServices()).isEmpty();
    }

    @Test
    void aClientCannotRemoveTheTokenWithAConnectionHeader() {
        shop().get()
                .uri("/api/basket")
                .cookie("bobbin_session", session("{}"))
                .header("Connection", "authorization, x-forwarded-for")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(requestsSeenByServices().getFirst().getHeaders().keys())
                .contains("Authorization", "X-Forwarded-For");
    }

    private static SignedJWT tokenSentToService() throws ParseException {
        String header = ORDER.getAllServeEvents().getFirst().getRequest().getHeader("Authorization");
        assertThat(header).startsWith("Bearer ");
        return SignedJWT.parse(header.substring("Bearer ".length()));
    }
}
