package shop.bobbin.controlroom.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The shared secret of a supervisor and its commands, which keeps out other users of the machine. It is generated at
 * each start and stored in a file that only the user who started the shop can read.
 */
public final class ControlSecret {

    private static final int BYTES = 16;

    private final String value;

    private ControlSecret(String value) {
        this.value = value;
    }

    public static ControlSecret generate() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return new ControlSecret(HexFormat.of().formatHex(bytes));
    }

    static ControlSecret of(String value) {
        return new ControlSecret(value);
    }

    boolean matches(@Nullable String other) {
        return other != null
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    String value() {
        return value;
    }
}
