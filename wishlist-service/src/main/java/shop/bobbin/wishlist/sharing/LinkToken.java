package shop.bobbin.wishlist.sharing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * The secret part of a sharing link's address: 192 random bits in Base64url, a bearer token that gives read access to one
 * wishlist. Only its hash is stored, so that a backup or a query of the database gives no access; a random value of this
 * size needs neither salt nor a slow hash. Therefore the link is shown only once, when it is created.
 *
 * @see <a href="https://www.w3.org/TR/capability-urls/">Capability URLs</a>
 */
public record LinkToken(String value) {

    private static final int BYTES = 24;

    static LinkToken generate(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform must support it
        }
    }

    @Override
    public String toString() {
        return "[redacted]";
    }
}
