package shop.bobbin.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class SessionIT extends ShopFront {

    private static final String ADA = "{\"username\":\"ada\",\"password\":\"haberdashery\"}";

    @Test
    void aGuestNeedsNothing() {
        shop().post()
                .uri("/api/session")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches(
                        "Set-Cookie",
                        "bobbin_session=[^;]+; Path=/; Max-Age=(2591999|2592000); Expires=[^;]+; HttpOnly; SameSite=Lax")
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .expectBody()
                .jsonPath("$.customerId")
                .value(String.class, id -> assertThat(id).matches("guest-[A-Za-z0-9_-]{22}"))
                .jsonPath("$.kind")
                .isEqualTo("GUEST")
                .jsonPath("$.scopes")
                .isEqualTo(List.of("shop"))
                .jsonPath("$.expiresAt")
                .value(
                        String.class,
                        end -> assertThat(Instant.parse(end))
                                .isAfter(Instant.now().plus(Duration.ofDays(29))));
    }

    @ParameterizedTest
    @CsvSource({
        "ada, customer-ada, shop",
        "grace, customer-grace, shop",
        "mercer, staff-mercer, catalog.write shop",
        "olga, staff-olga, operate shop"
    })
    void anAccountSignsInAndServicesSeeItsScopes(String username, String customer, String scope) throws Exception {
        String cookie = session("{\"username\":\"%s\",\"password\":\"haberdashery\"}".formatted(username));
        shop().get()
                .uri("/api/basket")
                .cookie("bobbin_session", cookie)
                .exchange()
                .expectStatus()
                .isOk();
        SignedJWT token = tokenSeenByTheService();
        assertThat(token.verify(new ECDSAVerifier(SomeKeys.GATEWAY.toPublicJWK())))
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
                "{\"username\":\"ada\",\"password\":\"wrong\"}",
                "{\"username\":\"nobody\",\"password\":\"haberdashery\"}",
                "{\"username\":\"ADA\",\"password\":\"haberdashery\"}",
                "{\"username\":\"' OR 1=1 --\",\"password\":\"x\"}"
            })
    void refusesAWrongPasswordAndAnUnknownNameAlike(String json) {
        shop().post()
                .uri("/api/session")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectBody()
                .json("{\"type\":\"urn:bobbin:problem:unauthenticated\","
                        + "\"detail\":\"The name or the password is not right.\"}");
    }

    static Stream<String> absurd() {
        return Stream.of(
                "{\"username\":\"ada\"}",
                "{\"password\":\"haberdashery\"}",
                "{\"username\":\"\",\"password\":\"\"}",
                "{\"username\":\"" + "a".repeat(65) + "\",\"password\":\"x\"}",
                "{\"username\":\"ada\",\"password\":\"" + "\u00e4".repeat(37) + "\"}",
                "{\"username\":1,\"password\":true}",
                "{\"username\":{\"$ne\":null},\"password\":\"x\"}",
                "[]",
                "\"ada\"",
                "{",
                "nonsense");
    }

    @ParameterizedTest
    @MethodSource("absurd")
    void refusesAbsurdInput(String json) {
        shop().post()
                .uri("/api/session")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .doesNotExist("Set-Cookie");
    }

    @Test
    void namesTheFieldsThatAreWrong() {
        shop().post()
                .uri("/api/session")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"username\":\"ada\"}")
                .exchange()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:validation-failed")
                .jsonPath("$.errors[0].field")
                .isEqualTo("password");
    }

    @Test
    void takesOnlyJson() {
        shop().post()
                .uri("/api/session")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("username=ada&password=haberdashery")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void hasNoOtherMethods() {
        shop().put()
                .uri("/api/session")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .exists("Allow")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:method-not-allowed");
    }

    @Test
    void saysWhoIAm() {
        shop().get()
                .uri("/api/session")
                .cookie("bobbin_session", session(ADA))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"customerId\":\"customer-ada\",\"name\":\"Ada\",\"kind\":\"ACCOUNT\",\"scopes\":[\"shop\"]}");
        shop().get().uri("/api/session").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void endsByClearingTheCookie() {
        shop().delete()
                .uri("/api/session")
                .cookie("bobbin_session", session(ADA))
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectCookie()
                .maxAge("bobbin_session", Duration.ZERO);
    }

    @Test
    void aGuestWhoSignsInBecomesTheAccount() {
        String guest = session("{}");
        shop().post()
                .uri("/api/session")
                .cookie("bobbin_session", guest)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(ADA)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.customerId")
                .isEqualTo("customer-ada");
    }

    @Test
    void withoutASessionTheServiceSeesNoToken() {
        shop().get().uri("/api/products").exchange().expectStatus().isOk();
        assertThat(seenByAnyService().getFirst().getHeaders().keys()).doesNotContain("Authorization");
    }

    static Stream<String> badCookies() {
        Instant soon = Instant.now().plusSeconds(600);
        return Stream.of(
                "nonsense",
                SomeKeys.sign(
                        SomeKeys.GATEWAY,
                        session("urn:bobbin:session", Instant.now().minusSeconds(1))),
                SomeKeys.sign(SomeKeys.STRANGER, session("urn:bobbin:session", soon)),
                SomeKeys.sign(SomeKeys.OPERATOR, session("urn:bobbin:session", soon)),
                SomeKeys.sign(SomeKeys.GATEWAY, session("bobbin", soon)),
                // alg none
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiJjdXN0b21lci1hZGEiLCJhdWQiOiJ1cm46Ym9iYmluOnNlc3Npb24ifQ.");
    }

    private static JWTClaimsSet session(String audience, Instant end) {
        return new JWTClaimsSet.Builder()
                .issuer("urn:bobbin:gateway")
                .audience(audience)
                .subject("customer-ada")
                .claim("kind", "ACCOUNT")
                .expirationTime(Date.from(end))
                .build();
    }

    @Test
    void theCookieOfTheseTestsWouldBeGoodWereItNotBad() {
        String good = SomeKeys.sign(
                SomeKeys.GATEWAY, session("urn:bobbin:session", Instant.now().plusSeconds(600)));
        shop().get()
                .uri("/api/session")
                .cookie("bobbin_session", good)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @MethodSource("badCookies")
    void refusesABadCookieEvenWhereNobodyWouldBeServedAndClearsIt(String cookie) {
        shop().get()
                .uri("/api/products")
                .cookie("bobbin_session", cookie)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueEquals("WWW-Authenticate", "Bearer")
                .expectCookie()
                .maxAge("bobbin_session", Duration.ZERO)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:unauthenticated");
        assertThat(seenByAnyService()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("badCookies")
    void aBadCookieIsNoHindranceToANewSession(String cookie) {
        shop().post()
                .uri("/api/session")
                .cookie("bobbin_session", cookie)
                .exchange()
                .expectStatus()
                .isCreated();
        shop().delete()
                .uri("/api/session")
                .cookie("bobbin_session", cookie)
                .exchange()
                .expectStatus()
                .isNoContent();
    }

    @Test
    void anAccessTokenOfATrustedIssuerGoesOnAsItIs() {
        String token = SomeKeys.operatorToken("operate");
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

    static Stream<String> badAuthorizations() {
        Instant soon = Instant.now().plusSeconds(60);
        String issuer = "urn:bobbin:operator";
        return Stream.of(
                "Bearer",
                "Bearer nonsense",
                "Basic YWRhOmhhYmVyZGFzaGVyeQ==",
                "Bearer "
                        + SomeKeys.accessToken(SomeKeys.OPERATOR, issuer, "bobbin", "operate", soon.minusSeconds(3600)),
                "Bearer " + SomeKeys.accessToken(SomeKeys.STRANGER, issuer, "bobbin", "operate", soon),
                "Bearer " + SomeKeys.accessToken(SomeKeys.OPERATOR, "urn:evil", "bobbin", "operate", soon),
                "Bearer " + SomeKeys.accessToken(SomeKeys.OPERATOR, issuer, "other", "operate", soon),
                "Bearer " + SomeKeys.sign(SomeKeys.GATEWAY, session("urn:bobbin:session", soon)));
    }

    @ParameterizedTest
    @MethodSource("badAuthorizations")
    void refusesABadAccessToken(String authorization) {
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
        assertThat(seenByAnyService()).isEmpty();
    }

    @Test
    void aCallerCannotHaveTheTokenDroppedOnTheWay() {
        shop().get()
                .uri("/api/basket")
                .cookie("bobbin_session", session("{}"))
                .header("Connection", "authorization, x-forwarded-for")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(seenByAnyService().getFirst().getHeaders().keys()).contains("Authorization", "X-Forwarded-For");
    }

    @Test
    void aChangeAskedForByAnotherSiteIsRefused() {
        shop().post()
                .uri("/api/basket")
                .cookie("bobbin_session", session(ADA))
                .header("Sec-Fetch-Site", "cross-site")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:cross-site-request");
        assertThat(seenByAnyService()).isEmpty();
    }

    @Test
    void anotherSiteCannotSignItsVisitorsIn() {
        shop().post()
                .uri("/api/session")
                .header("Origin", "https://evil.example")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(ADA)
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Set-Cookie");
    }

    private static SignedJWT tokenSeenByTheService() throws ParseException {
        String header = ORDER.getAllServeEvents().getFirst().getRequest().getHeader("Authorization");
        assertThat(header).startsWith("Bearer ");
        return SignedJWT.parse(header.substring("Bearer ".length()));
    }
}
