package shop.bobbin.payment.simulator;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.security.Authenticator;
import com.github.tomakehurst.wiremock.security.BasicAuthenticator;
import org.jspecify.annotations.Nullable;

/**
 * Opens WireMock's admin API to the user {@code operator} with the password. Without a password it is closed. Its health is
 * for everybody.
 */
final class AdminAccess implements Authenticator {

    static final String USERNAME = "operator";
    static final String PROPERTY = "bobbin.payment.admin-password";
    static final String VARIABLE = "BOBBIN_PAYMENT_ADMIN_PASSWORD";

    /** Below {@code /__admin}. */
    private static final String HEALTH = "/health";

    private final @Nullable BasicAuthenticator operator;

    AdminAccess(@Nullable String password) {
        this.operator = password == null || password.isBlank() ? null : new BasicAuthenticator(USERNAME, password);
    }

    /** Not an argument, which any user of the machine could read. */
    static @Nullable String passwordFromEnvironment() {
        return System.getProperty(PROPERTY, System.getenv(VARIABLE));
    }

    @Override
    public boolean authenticate(Request request) {
        boolean health = RequestMethod.GET.equals(request.getMethod())
                && request.getUrl().equals(HEALTH);
        return health || (operator != null && operator.authenticate(request));
    }
}
