package shop.bobbin.chassis.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/**
 * Customer ids, derived from the issuer and the subject of an access token. Two issuers may use the same subject for two
 * people, so a subject alone identifies nobody.
 */
public final class CustomerIds {

    /** Their subjects are customer ids already, and they share one set of them. */
    private static final Set<String> OWN_ISSUERS = Set.of("urn:bobbin:gateway", "urn:bobbin:operator");

    private static final String FOREIGN = "oidc-";
    /** 40 characters in Base64, the most that a customer id has after its prefix. */
    private static final int BYTES = 30;

    private CustomerIds() {}

    /**
     * The subject itself for an issuer of ours. For any other issuer an opaque id: the same for the same two texts in every
     * service, another for any other two, and not to be guessed from a name.
     */
    public static String of(String issuer, String subject) {
        return OWN_ISSUERS.contains(issuer) ? subject : FOREIGN + hash(issuer, subject);
    }

    private static String hash(String issuer, String subject) {
        var digest = sha256();
        digest.update(issuer.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0); // in no issuer: where one text ends and the other begins
        digest.update(subject.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest.digest(), BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
