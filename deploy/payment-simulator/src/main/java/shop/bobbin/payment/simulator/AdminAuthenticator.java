package shop.bobbin.payment.simulator;

import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.security.Authenticator;
import com.github.tomakehurst.wiremock.security.BasicAuthenticator;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates requests to WireMock's admin API: user {@code operator} and the password, by HTTP basic authentication.
 * Without a configured password the admin API is closed. Its health endpoint is public.
 */
final class AdminAuthenticator implements Authenticator {

    static final String USERNAME = "operator";
    static final String PROPERTY = "bobbin.payment.admin-password";
    static final String VARIABLE = "BOBBIN_PAYMENT_ADMIN_PASSWORD";

    /** Relative to {@code /__admin}. */
    private static final String HEALTH = "/health";

    private final @Nullable BasicAuthenticator operator;

    AdminAuthenticator(@Nullable String password) {
        this.operator = password == null || password.isBlank() ? null : new BasicAuthenticator(USERNAME, password);
    }

    /** Not a command-line argument, because any user of the machine could read it. */
    static @Nullable String passwordFromEnvironment() {
        return System.getProperty(PROPERTY, System.getenv(VARIABLE));
    }

    @Override
    public boolean authenticate(Request request) {
        var health = RequestMethod.GET.equals(request.getMethod())
                && request.getUrl().equals(HEALTH);
        return health || (operator != null && operator.authenticate(request));
    }
}
