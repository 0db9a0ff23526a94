package shop.bobbin.order.idempotency;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A request with an {@code Idempotency-Key}.
 *
 * @param caller who asks: a key is unique for its caller only
 * @param key chosen by the caller
 * @param fingerprint tells one content from another
 */
public record RepeatableRequest(String caller, String key, String fingerprint) {

    /** 1 to 64 visible ASCII characters. */
    public static final String KEY_FORM = "[\\x21-\\x7E]{1,64}";

    private static final Pattern KEY = Pattern.compile(KEY_FORM);

    public RepeatableRequest {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("not an idempotency key");
        }
    }

    public static RepeatableRequest of(String caller, String key, String content) {
        return new RepeatableRequest(caller, key, sha256(content));
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
