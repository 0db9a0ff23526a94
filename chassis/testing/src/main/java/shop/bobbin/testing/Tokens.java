package shop.bobbin.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/** Access tokens for tests, signed with a key of this JVM: valid ones as the gateway issues them, and invalid ones. */
public final class Tokens {

    private static final String ISSUER = "urn:bobbin:gateway";
    private static final String AUDIENCE = "bobbin";
    private static final String OPENID_ISSUER = "https://openid.example";
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final ECKey KEY = key();
    private static final Path JWK_SET = publish();

    private Tokens() {}

    /** The file with the public key, for {@code bobbin.security.jwk-set}. */
    public static Path jwkSet() {
        return JWK_SET;
    }

    /** A customer's token with the scope {@code shop}. */
    public static String shopper(String customer) {
        return signed(claims(customer, "shop"), KEY);
    }

    /** A customer's token that expires after the given time. */
    public static String shopper(String customer, Duration lifetime) {
        var expiry = Date.from(Instant.now().plus(lifetime));
        return signed(claims(customer, "shop").expirationTime(expiry), KEY);
    }

    /** A customer's token from an OpenID Connect issuer that the tested services accept in addition to the gateway. */
    public static String openId(String subject) {
        return signed(claims(subject, "shop").issuer(OPENID_ISSUER), KEY);
    }

    /** The issuers that the tested services accept, for {@code bobbin.security.issuers}. */
    public static String issuers() {
        return String.join(",", ISSUER, "urn:bobbin:operator", OPENID_ISSUER);
    }

    /** A staff token that may change the catalog. */
    public static String merchandiser() {
        return signed(claims("staff-merchandiser", "shop catalog.write"), KEY);
    }

    /** An operator's token, which may use the actuators. */
    public static String operator() {
        return signed(claims("staff-operator", "operate").issuer("urn:bobbin:operator"), KEY);
    }

    /** A token with any scope. */
    public static String withScope(String subject, String scope) {
        return signed(claims(subject, scope), KEY);
    }

    /** A token that expired an hour ago. */
    public static String expired() {
        var end = Instant.now().minus(Duration.ofHours(1));
        return signed(shopperClaims().issueTime(Date.from(end.minus(LIFETIME))).expirationTime(Date.from(end)), KEY);
    }

    /** A token with the right key id but signed with another key. */
    public static String forged() {
        return signed(shopperClaims(), key());
    }

    /** A token of an unknown issuer. */
    public static String foreign() {
        return signed(shopperClaims().issuer("https://issuer.example"), KEY);
    }

    /** A token for another audience. */
    public static String foreignAudience() {
        return signed(shopperClaims().audience("elsewhere"), KEY);
    }

    /** A token without a signature (algorithm {@code none}). */
    public static String unsigned() {
        return new PlainJWT(shopperClaims().build()).serialize();
    }

    /** All kinds of tokens that must be rejected with 401, by the kind of fault. */
    public static Map<String, String> invalid() {
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("expired", expired());
        tokens.put("forged", forged());
        tokens.put("foreign issuer", foreign());
        tokens.put("foreign audience", foreignAudience());
        tokens.put("unsigned", unsigned());
        tokens.put("without expiry", signed(shopperClaims().expirationTime(null), KEY));
        tokens.put("without subject", signed(shopperClaims().subject(null), KEY));
        tokens.put("malformed", "not.a.token");
        return tokens;
    }

    private static JWTClaimsSet.Builder shopperClaims() {
        return claims("guest-1", "shop");
    }

    private static JWTClaimsSet.Builder claims(String subject, String scope) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .claim("scope", scope);
    }

    private static String signed(JWTClaimsSet.Builder claims, ECKey key) {
        try {
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test-key").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path publish() {
        try {
            var file = Files.createTempFile("bobbin-test-keys-", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, new JWKSet(KEY).toPublicJWKSet().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
