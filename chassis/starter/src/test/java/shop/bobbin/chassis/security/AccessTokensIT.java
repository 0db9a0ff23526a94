package shop.bobbin.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static shop.bobbin.chassis.problem.ProblemAssert.assertProblem;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.bobbin.chassis.ledger.Ledger;
import shop.bobbin.chassis.ledger.Tokens;

class AccessTokensIT {

    private static final Ledger LEDGER = Ledger.shared();

    @SuppressWarnings("unused") // used by @FieldSource
    private static final Set<Map.Entry<String, String>> UNTRUSTED = Map.ofEntries(
                    Map.entry(
                            "expired",
                            signed(claims().expirationTime(
                                            Date.from(Instant.now().minusSeconds(60))))),
                    Map.entry("no expiry", signed(claims().expirationTime(null))),
                    Map.entry(
                            "not yet",
                            signed(claims().notBeforeTime(
                                            Date.from(Instant.now().plusSeconds(60))))),
                    Map.entry("foreign issuer", signed(claims().issuer("urn:evil:gateway"))),
                    Map.entry("no issuer", signed(claims().issuer(null))),
                    Map.entry("foreign audience", signed(claims().audience("other"))),
                    Map.entry("no audience", signed(claims().audience((String) null))),
                    Map.entry("no subject", signed(claims().subject(null))),
                    Map.entry("forged, same key id", Tokens.sign(Tokens.newKey("first"), claims())),
                    Map.entry("forged, unknown key id", Tokens.sign(Tokens.newKey("unknown"), claims())),
                    Map.entry("unsigned", new PlainJWT(claims().build()).serialize()),
                    Map.entry("signed with the public key", signedWithThePublicKey()),
                    Map.entry("changed claims", changed()),
                    Map.entry("malformed", "abc.def.ghi"),
                    Map.entry("empty", ""))
            .entrySet();

    @ParameterizedTest
    @FieldSource("UNTRUSTED")
    void rejectsUntrustedTokens(Map.Entry<String, String> token) {
        var response = get("/accounts/unknown", token.getValue());

        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void rejectsManyTokensWithUnknownKeys() {
        for (int i = 0; i < 10; i++) {
            assertProblem(
                    get("/accounts/unknown", Tokens.sign(Tokens.newKey("k" + i), claims())), 401, "unauthenticated");
        }
    }

    @Test
    void requiresAToken() {
        assertProblem(Ledger.send(LEDGER.request("/accounts/unknown")), 401, "unauthenticated");
        assertProblem(Ledger.send(LEDGER.request("/no-rule-names-this")), 401, "unauthenticated");
        assertThat(Ledger.send(LEDGER.request("/open/search?q=a")).statusCode()).isEqualTo(200);
    }

    @Test
    void requiresTheScope() {
        var response = Ledger.send(LEDGER.request("/accounts/forbidden/credits", "read")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"amount\": 5}")));

        assertProblem(response, 403, "forbidden");
        assertThat(LEDGER.accounts().find("forbidden")).isEmpty();
        assertProblem(get("/no-rule-names-this", LEDGER.token("book operate")), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/loggers", "/actuator/deadletters", "/actuator/env"})
    void restrictsActuatorsToOperators(String path) {
        assertProblem(Ledger.send(LEDGER.request(path)), 401, "unauthenticated");
        assertProblem(get(path, LEDGER.token("book")), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/loggers", "/actuator/deadletters"})
    void admitsOperators(String path) {
        assertThat(get(path, LEDGER.token("operate")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/info", "/actuator/prometheus"})
    void admitsProbes(String path) {
        assertThat(Ledger.send(LEDGER.request(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void acceptsANewKeyBesideTheOldOne() {
        var second = Tokens.newKey("second");
        assertThat(get("/accounts/unknown", Tokens.sign(second, claims())).statusCode())
                .isEqualTo(401);

        Tokens.publish(LEDGER.keys(), LEDGER.key(), second);

        assertThat(get("/accounts/unknown", Tokens.sign(second, claims())).statusCode())
                .isEqualTo(404);
        assertThat(get("/accounts/unknown", LEDGER.token("book")).statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path, String token) {
        return Ledger.send(LEDGER.request(path).header("Authorization", "Bearer " + token));
    }

    private static JWTClaimsSet.Builder claims() {
        return Tokens.claims("book operate");
    }

    private static String signed(JWTClaimsSet.Builder claims) {
        return Tokens.sign(LEDGER.key(), claims);
    }

    private static String signedWithThePublicKey() {
        try {
            ECKey publicKey = LEDGER.key().toPublicJWK();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
            token.sign(new MACSigner(publicKey.toECPublicKey().getEncoded()));
            return token.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** With more scopes than signed. */
    private static String changed() {
        var signed = Tokens.sign(LEDGER.key(), Tokens.claims("read")).split("\\.");
        var changed = signed(claims()).split("\\.");
        return Stream.of(signed[0], changed[1], signed[2])
                .reduce((a, b) -> a + "." + b)
                .orElseThrow();
    }
}
