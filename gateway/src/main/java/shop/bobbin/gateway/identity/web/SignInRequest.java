package shop.bobbin.gateway.identity.web;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import shop.bobbin.gateway.problems.FieldMessage;

/** Neither field asks for a guest's session, both for an account's. */
record SignInRequest(@Nullable String username, @Nullable String password) {

    private static final int LONGEST_NAME = 64;
    /** bcrypt reads no further. */
    private static final int LONGEST_PASSWORD_BYTES = 72;

    boolean asksForGuest() {
        return username == null && password == null;
    }

    List<FieldMessage> complaints() {
        List<FieldMessage> complaints = new ArrayList<>();
        if (username == null || username.isBlank() || username.length() > LONGEST_NAME) {
            complaints.add(new FieldMessage("username", "must have 1 to " + LONGEST_NAME + " characters"));
        }
        if (password == null
                || password.isEmpty()
                || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD_BYTES) {
            complaints.add(new FieldMessage("password", "must have 1 to " + LONGEST_PASSWORD_BYTES + " bytes"));
        }
        return complaints;
    }

    @Override
    public String toString() {
        return "SignInRequest[" + username + "]";
    }
}
