package shop.bobbin.gateway.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.springframework.core.io.Resource;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** The gateway's key set, read once at startup: the first key signs, all keys verify. */
final class SigningKeys {

    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;

    private final JWKSet keys;
    private final JwsHeader header;
    private final JwtEncoder encoder;

    SigningKeys(JWKSet keys) {
        if (keys.isEmpty()
                || !(keys.getKeys().getFirst() instanceof ECKey signing)
                || !signing.isPrivate()
                || !Curve.P_256.equals(signing.getCurve())
                || signing.getKeyID() == null) {
            throw new IllegalArgumentException("The first key of bobbin.identity.jwk-set must be a private P-256 key"
                    + " with a kid, because it is the signing key");
        }
        this.keys = keys;
        this.header = JwsHeader.with(SignatureAlgorithm.ES256)
                .keyId(signing.getKeyID())
                .build();
        this.encoder = new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(signing)));
    }

    static JWKSet read(Resource location) {
        try {
            return JWKSet.parse(location.getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException | ParseException e) {
            // No cause: the parser's message quotes the file, which contains private keys.
            throw new IllegalArgumentException("Cannot read a JWK set from " + location.getDescription());
        }
    }

    String sign(JwtClaimsSet claims) {
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** For the verification of signatures. */
    JWKSource<SecurityContext> source() {
        return new ImmutableJWKSet<>(keys);
    }
}
