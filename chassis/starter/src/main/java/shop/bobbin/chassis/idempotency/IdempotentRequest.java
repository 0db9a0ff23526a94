package shop.bobbin.chassis.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;
import shop.bobbin.chassis.security.CustomerIds;

/**
 * A request with an idempotency key.
 *
 * @param caller the scope of the key, the authenticated customer: two callers may use the same key
 * @param key chosen by the caller
 * @param fingerprint digest of the request's content, to detect a key that is reused for another request
 */
record IdempotentRequest(String caller, String key, String fingerprint) {

    static final String HEADER = "Idempotency-Key";

    /** 1 to 64 visible ASCII characters. */
    static final String KEY_REGEX = "[\\x21-\\x7E]{1,64}";

    private static final Pattern KEY = Pattern.compile(KEY_REGEX);

    static IdempotentRequest of(HttpServletRequest request, String content) {
        return new IdempotentRequest(caller(request), key(request), sha256(content));
    }

    private static String caller(HttpServletRequest request) {
        if (request.getUserPrincipal() instanceof JwtAuthenticationToken authentication) {
            return CustomerIds.of(authentication.getToken());
        }
        throw new AuthenticationCredentialsNotFoundException("No access token");
    }

    private static String key(HttpServletRequest request) {
        var lines = Collections.list(request.getHeaders(HEADER));
        if (lines.isEmpty()) {
            throw new ProblemException(
                    CommonProblem.MALFORMED_REQUEST, "Required header '" + HEADER + "' is not present.");
        }
        var key = String.join(",", lines);
        if (!KEY.matcher(key).matches()) {
            throw ProblemException.invalid("idempotencyKey", "must be 1 to 64 visible ASCII characters");
        }
        return key;
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
