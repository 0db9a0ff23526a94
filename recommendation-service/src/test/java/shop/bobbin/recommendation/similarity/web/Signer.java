package shop.bobbin.recommendation.similarity.web;

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

/** The gateway's part: signs access tokens. */
final class Signer {

    private final ECKey key;
    private final String jwkSet;

    Signer(Path directory) {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyID("test").generate();
            Path file = directory.resolve("keys.json");
            Files.writeString(file, new JWKSet(key).toPublicJWKSet().toString());
            jwkSet = file.toUri().toString();
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    String jwkSet() {
        return jwkSet;
    }

    String token(String subject, String scope) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer("urn:bobbin:gateway")
                        .audience("bobbin")
                        .subject(subject)
                        .claim("scope", scope)
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }
}
