package shop.bobbin.controlroom.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** Lets the operator's tools into the actuators, also while the gateway is down. Lives for five minutes. */
public final class OperatorToken {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SigningKey key;

    OperatorToken(SigningKey key) {
        this.key = key;
    }

    public String sign(Instant now) {
        var header = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"" + key.keyId() + "\"}";
        // Not by a format, which would write the numbers in the digits of the system's language.
        var claims =
                "{\"iss\":\"urn:bobbin:operator\",\"aud\":\"bobbin\",\"sub\":\"operator-local\",\"scope\":\"operate\",\"iat\":"
                        + now.getEpochSecond() + ",\"exp\":" + now.plus(LIFE).getEpochSecond() + "}";
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
