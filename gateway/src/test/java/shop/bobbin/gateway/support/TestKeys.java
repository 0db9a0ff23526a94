package shop.bobbin.gateway.support;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** Keys and tokens of the gateway, of an operator, and of an attacker whose key has the gateway's key id. */
public final class TestKeys {

    public static final ECKey GATEWAY = generate("gateway-1");
    public static final ECKey OPERATOR = generate("operator-1");
    public static final ECKey ATTACKER = generate("gateway-1");

    private TestKeys() {}

    public static ECKey generate(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Path privateFile() {
        return write(new JWKSet(GATEWAY).toString(false));
    }

    public static Path publicFile() {
        return write(new JWKSet(List.of(GATEWAY, OPERATOR)).toString(true));
    }

    /** An access token for olga, in which each argument can be wrong. */
    public static String accessToken(ECKey key, String issuer, String audience, String scope, Instant end) {
        return sign(
                key,
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(audience)
                        .subject("staff-olga")
                        .claim("scope", scope)
                        .expirationTime(Date.from(end))
                        .build());
    }

    public static String operatorToken(String scope) {
        return accessToken(
                OPERATOR, "urn:bobbin:operator", "bobbin", scope, Instant.now().plusSeconds(60));
    }

    /** The claims of ada's session, valid with the audience {@code urn:bobbin:session}. */
    public static JWTClaimsSet sessionOfAda(String audience, Instant end) {
        return new JWTClaimsSet.Builder()
                .issuer("urn:bobbin:gateway")
                .audience(audience)
                .subject("customer-ada")
                .claim("kind", "ACCOUNT")
                .expirationTime(Date.from(end))
                .build();
    }

    public static String sign(ECKey key, JWTClaimsSet claims) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write(String json) {
        try {
            Path file = Files.createTempFile("bobbin-test-", ".jwks.json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
