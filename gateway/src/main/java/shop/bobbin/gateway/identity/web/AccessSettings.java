package shop.bobbin.gateway.identity.web;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param scrapers networks from which the metrics may be read without a token
 * @param secureCookies whether browsers come by https, as they do where a proxy before us ends TLS. Off, because a browser
 *     drops a secure cookie that comes over http, and a laptop has no certificate
 * @param sessionCookie the name of the cookie; another one for each shop on the same host, to whose ports a browser sends
 *     the same cookies
 */
@ConfigurationProperties("bobbin.access")
record AccessSettings(
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> scrapers,
        @DefaultValue("false") boolean secureCookies,
        @DefaultValue("bobbin_session") String sessionCookie) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    AccessSettings {
        if (!NAME.matcher(sessionCookie).matches()) {
            throw new IllegalArgumentException(
                    "bobbin.access.session-cookie must have 1 to 64 letters, digits, - or _, not " + sessionCookie);
        }
        if (sessionCookie.startsWith("__") && !secureCookies) {
            throw new IllegalArgumentException("bobbin.access.session-cookie: browsers take " + sessionCookie
                    + " only with bobbin.access.secure-cookies");
        }
    }
}
