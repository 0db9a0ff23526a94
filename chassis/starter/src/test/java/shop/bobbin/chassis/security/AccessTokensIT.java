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

    @SuppressWarnings("unused") // by the test below
    private static final Set<Map.Entry<String, String>> UNTRUSTED = Map.ofEntries(
                    Map.entry(
                            "expired",
                            signed(claims().expirationTime(
                                            Date.from(Instant.now().minusSeconds(60))))),
                    Map.entry("for ever", signed(claims().expirationTime(null))),
                    Map.entry(
                            "not yet",
                            signed(claims().notBeforeTime(
                                            Date.from(Instant.now().plusSeconds(60))))),
                    Map.entry("foreign issuer", signed(claims().issuer("urn:evil:gateway"))),
                    Map.entry("no issuer", signed(claims().issuer(null))),
                    Map.entry("foreign audience", signed(claims().audience("somebody-else"))),
                    Map.entry("no audience", signed(claims().audience((String) null))),
                    Map.entry("nobody", signed(claims().subject(null))),
                    Map.entry("forged, same key id", Tokens.sign(Tokens.newKey("first"), claims())),
                    Map.entry("forged, unknown key id", Tokens.sign(Tokens.newKey("unknown"), claims())),
                    Map.entry("unsigned", new PlainJWT(claims().build()).serialize()),
                    Map.entry("signed with what is public", signedWithThePublicKey()),
                    Map.entry("changed", changed()),
                    Map.entry("no token", "abc.def.ghi"),
                    Map.entry("empty", ""))
            .entrySet();

    @ParameterizedTest
    @FieldSource("UNTRUSTED")
    void believesNoOther(Map.Entry<String, String> token) {
        var answer = get("/accounts/nobody", token.getValue());

        assertProblem(answer, 401, "unauthenticated");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void answersTheSameHoweverOftenItIsTriedWithAnUnknownKey() {
        for (int i = 0; i < 10; i++) {
            assertProblem(
                    get("/accounts/nobody", Tokens.sign(Tokens.newKey("k" + i), claims())), 401, "unauthenticated");
        }
    }

    @Test
    void asksForAToken() {
        assertProblem(Ledger.send(LEDGER.request("/accounts/nobody")), 401, "unauthenticated");
        assertProblem(Ledger.send(LEDGER.request("/no-rule-names-this")), 401, "unauthenticated");
        assertThat(Ledger.send(LEDGER.request("/open/search?q=a")).statusCode()).isEqualTo(200);
    }

    @Test
    void asksForTheScope() {
        var answer = Ledger.send(LEDGER.request("/accounts/forbidden/credits", "read")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"amount\": 5}")));

        assertProblem(answer, 403, "forbidden");
        assertThat(LEDGER.accounts().find("forbidden")).isEmpty();
        assertProblem(get("/no-rule-names-this", LEDGER.token("book operate")), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/loggers", "/actuator/deadletters", "/actuator/env"})
    void keepsActuatorsForOperators(String path) {
        assertProblem(Ledger.send(LEDGER.request(path)), 401, "unauthenticated");
        assertProblem(get(path, LEDGER.token("book")), 403, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/loggers", "/actuator/deadletters"})
    void letsOperatorsIn(String path) {
        assertThat(get(path, LEDGER.token("operate")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/readiness", "/actuator/info", "/actuator/prometheus"})
    void letsProbesIn(String path) {
        assertThat(Ledger.send(LEDGER.request(path)).statusCode()).isEqualTo(200);
    }

    @Test
    void takesANewKeyUpAndKeepsTheOldOne() {
        var second = Tokens.newKey("second");
        assertThat(get("/accounts/nobody", Tokens.sign(second, claims())).statusCode())
                .isEqualTo(401);

        Tokens.publish(LEDGER.keys(), LEDGER.key(), second);

        assertThat(get("/accounts/nobody", Tokens.sign(second, claims())).statusCode())
                .isEqualTo(404);
        assertThat(get("/accounts/nobody", LEDGER.token("book")).statusCode()).isEqualTo(404);
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
            ECKey open = LEDGER.key().toPublicJWK();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims().build());
            token.sign(new MACSigner(open.toECPublicKey().getEncoded()));
            return token.serialize();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** More scopes than were signed for. */
    private static String changed() {
        var honest = Tokens.sign(LEDGER.key(), Tokens.claims("read")).split("\\.");
        var greedy = signed(claims()).split("\\.");
        return Stream.of(honest[0], greedy[1], honest[2])
                .reduce((a, b) -> a + "." + b)
                .orElseThrow();
    }
}
