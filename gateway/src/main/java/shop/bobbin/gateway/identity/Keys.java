package shop.bobbin.gateway.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import org.springframework.core.io.Resource;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** The gateway's own keys, read once at start. The first one signs, all of them verify. */
final class Keys {

    private final JWKSet keys;
    private final JwsHeader header;
    private final JwtEncoder encoder;

    Keys(JWKSet keys) {
        if (keys.isEmpty()
                || !(keys.getKeys().getFirst() instanceof ECKey signing)
                || !signing.isPrivate()
                || !Curve.P_256.equals(signing.getCurve())
                || signing.getKeyID() == null) {
            throw new IllegalArgumentException("The first key of bobbin.identity.jwk-set must be a private P-256 key"
                    + " with a kid, because it is the one that signs");
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
            // The parser's message would quote the file, and the file holds private keys.
            throw new IllegalArgumentException("No JWK set can be read from " + location.getDescription());
        }
    }

    String sign(JwtClaimsSet claims) {
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    JwtDecoder verifier(OAuth2TokenValidator<Jwt> rules) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, new ImmutableJWKSet<>(keys)));
        // Claims are judged by the rules alone, which know our clock.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(rules);
        return decoder;
    }
}
