package shop.bobbin.supervisor.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Issues access tokens for the operator's tools, which call the services' actuators directly. Valid for five minutes.
 */
public final class OperatorTokenIssuer {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SigningKey key;

    OperatorTokenIssuer(SigningKey key) {
        this.key = key;
    }

    public String issue(Instant now) {
        var header = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"" + key.keyId() + "\"}";
        // Without String.format, which could write the numbers in non-ASCII digits.
        var claims =
                "{\"iss\":\"urn:bobbin:operator\",\"aud\":\"bobbin\",\"sub\":\"operator-local\",\"scope\":\"operate\",\"iat\":"
                        + now.getEpochSecond() + ",\"exp\":"
                        + now.plus(LIFETIME).getEpochSecond() + "}";
        var content = encode(header) + "." + encode(claims);
        return content + "." + BASE64.encodeToString(signature(content));
    }

    private byte[] signature(String content) {
        try {
            var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(key.privateKey());
            signer.update(content.getBytes(StandardCharsets.US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
