package shop.bobbin.wishlist.sharing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * Opens a shared wishlist: 192 bits of chance. Only its hash is stored, so that neither a backup nor a query of the database
 * opens a list; chance of that size needs neither salt nor a slow hash. The price: the link is shown once, when it is made.
 */
public record LinkToken(String value) {

    private static final int BYTES = 24;

    static LinkToken next(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    @Override
    public String toString() {
        return "(not shown)";
    }
}
