package shop.bobbin.gateway.identity.web;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the session cookie.
 *
 * @param secureCookies whether the cookie is {@code Secure}: true where a reverse proxy terminates TLS; false by default,
 *     because browsers drop such a cookie over plain HTTP
 * @param sessionCookie name of the cookie; different for each shop on one host, because browsers send the cookies of a
 *     host to all its ports
 */
@ConfigurationProperties("bobbin.access")
record SessionCookieSettings(
        @DefaultValue("false") boolean secureCookies,
        @DefaultValue("bobbin_session") String sessionCookie) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    SessionCookieSettings {
        if (!NAME.matcher(sessionCookie).matches()) {
            throw new IllegalArgumentException(
                    "bobbin.access.session-cookie must have 1 to 64 letters, digits, - or _, not " + sessionCookie);
        }
        if (sessionCookie.startsWith("__") && !secureCookies) {
            throw new IllegalArgumentException("bobbin.access.session-cookie: browsers accept " + sessionCookie
                    + " only with bobbin.access.secure-cookies");
        }
    }
}
