package shop.bobbin.order.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A request with an {@code Idempotency-Key}.
 *
 * @param caller the scope of the key: two callers may use the same key
 * @param key chosen by the caller
 * @param fingerprint digest of the request's content, to detect a key that is reused for another request
 */
public record IdempotentRequest(String caller, String key, String fingerprint) {

    /** 1 to 64 visible ASCII characters. */
    public static final String KEY_REGEX = "[\\x21-\\x7E]{1,64}";

    private static final Pattern KEY = Pattern.compile(KEY_REGEX);

    public IdempotentRequest {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not an idempotency key");
        }
    }

    public static IdempotentRequest of(String caller, String key, String content) {
        return new IdempotentRequest(caller, key, sha256(content));
    }

    private static String sha256(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
