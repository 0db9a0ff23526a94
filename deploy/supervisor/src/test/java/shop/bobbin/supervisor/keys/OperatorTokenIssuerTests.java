package shop.bobbin.supervisor.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OperatorTokenIssuerTests {

    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);

    @TempDir
    private Path folder;

    private String token = "";

    @BeforeEach
    void sign() {
        token = TestKeys.keys(folder).operatorTokens().issue(NOW);
    }

    @Test
    void isSignedByTheOperatorsKey() throws GeneralSecurityException {
        assertThat(verified(token, json(0).path("kid").asString())).isTrue();
    }

    @Test
    void isNotSignedByTheGatewaysKey() throws GeneralSecurityException {
        assertThat(verified(token, TestKeys.GATEWAY_KEY)).isFalse();
    }

    @Test
    void isValidForFiveMinutes() {
        var claims = json(1);

        assertThat(claims.path("iss").asString()).isEqualTo("urn:bobbin:operator");
        assertThat(claims.path("aud").asString()).isEqualTo("bobbin");
        assertThat(claims.path("scope").asString()).isEqualTo("operate");
        assertThat(claims.path("exp").asLong()).isEqualTo(1_000_300);
    }

    @Test
    void hasAsciiDigitsInAnyLocale() {
        var original = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            token = TestKeys.keys(folder.resolve("another")).operatorTokens().issue(NOW);
        } finally {
            Locale.setDefault(original);
        }

        assertThat(json(1).path("exp").asLong()).isEqualTo(1_000_300);
    }

    private JsonNode json(int part) {
        return JsonMapper.shared().readTree(decode(token.split("\\.")[part]));
    }

    /** Verifies the signature with the public set, like a service. */
    private boolean verified(String signed, String keyId) throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        var key = key(keyId);
        var point = new ECPoint(coordinate(key, "x"), coordinate(key, "y"));
        var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
        verifier.initVerify(KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(point, parameters.getParameterSpec(ECParameterSpec.class))));
        int dot = signed.lastIndexOf('.');
        verifier.update(signed.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(decode(signed.substring(dot + 1)));
    }

    private JsonNode key(String keyId) {
        return TestKeys.keySet(folder, "public").stream()
                .filter(key -> key.path("kid").asString().equals(keyId))
                .findFirst()
                .orElseThrow();
    }

    private static BigInteger coordinate(JsonNode key, String name) {
        return new BigInteger(1, decode(key.path(name).asString()));
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}
