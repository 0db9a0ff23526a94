package shop.bobbin.controlroom.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Lets the commands of the user who started the shop reach its supervisor, and other users of the machine not: it is drawn at
 * each start, and stands in a file that only this user can read.
 */
public final class ControlSecret {

    private static final int BYTES = 16;

    private final String value;

    private ControlSecret(String value) {
        this.value = value;
    }

    public static ControlSecret draw() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new ControlSecret(HexFormat.of().formatHex(bytes));
    }

    static ControlSecret of(String value) {
        return new ControlSecret(value);
    }

    boolean is(@Nullable String other) {
        return other != null
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    String value() {
        return value;
    }
}
