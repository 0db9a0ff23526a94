package shop.bobbin.order.play;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;

/** Signs access tokens as the gateway does. */
final class Tokens {

    private static final ECKey KEY = key();

    private Tokens() {}

    static Path publicKeys() {
        try {
            var file = Files.createTempFile("public-keys", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, new JWKSet(KEY.toPublicJWK()).toString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(String subject, String scope) {
        try {
            var claims = new JWTClaimsSet.Builder()
                    .issuer("urn:bobbin:gateway")
                    .audience("bobbin")
                    .subject(subject)
                    .claim("scope", scope)
                    .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                    .build();
            var token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(KEY.getKeyID()).build(), claims);
            token.sign(new ECDSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
