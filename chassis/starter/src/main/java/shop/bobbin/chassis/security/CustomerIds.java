package shop.bobbin.chassis.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;

/**
 * Derives the customer id from the issuer and the subject of an access token. A subject is unique only within its issuer, so it
 * is not enough to identify a customer.
 */
public final class CustomerIds {

    /** The subjects of these issuers are customer ids. */
    private static final Set<String> OWN_ISSUERS = Set.of("urn:bobbin:gateway", "urn:bobbin:operator");

    private static final String FOREIGN = "oidc-";
    /** 40 characters in Base64, the maximum length of a customer id after its prefix. */
    private static final int BYTES = 30;

    private CustomerIds() {}

    public static String of(Jwt token) {
        var issuer = String.valueOf(token.getClaimAsString(JwtClaimNames.ISS));
        return of(issuer, String.valueOf(token.getSubject()));
    }

    /**
     * The subject itself for our own issuers. For any other issuer a hash: equal in all services, different for each issuer and
     * subject, and opaque.
     */
    public static String of(String issuer, String subject) {
        return OWN_ISSUERS.contains(issuer) ? subject : FOREIGN + hash(issuer, subject);
    }

    private static String hash(String issuer, String subject) {
        var digest = sha256();
        digest.update(issuer.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0); // separator that no issuer contains
        digest.update(subject.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // SHA-256 is required of each Java platform
        }
    }
}
