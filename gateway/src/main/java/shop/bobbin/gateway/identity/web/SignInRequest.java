package shop.bobbin.gateway.identity.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.bobbin.chassis.problem.FieldError;

/** The body of {@code POST /api/session}: both fields for an account's session, none for a guest's. */
record SignInRequest(@Nullable String username, @Nullable String password) {

    private static final int MAX_USERNAME_LENGTH = 64;
    /** bcrypt ignores all bytes after these. */
    private static final int MAX_PASSWORD_BYTES = 72;

    boolean isForGuest() {
        return username == null && password == null;
    }

    List<FieldError> violations() {
        var violations = new ArrayList<FieldError>();
        if (username == null || username.isBlank() || username.length() > MAX_USERNAME_LENGTH) {
            violations.add(new FieldError("username", "must have 1 to " + MAX_USERNAME_LENGTH + " characters"));
        }
        if (password == null
                || password.isEmpty()
                || password.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES) {
            violations.add(new FieldError("password", "must have 1 to " + MAX_PASSWORD_BYTES + " bytes"));
        }
        return violations;
    }

    @Override
    public String toString() { // without the password
        return "SignInRequest[" + username + "]";
    }
}
