package shop.bobbin.gateway.identity.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param scrapers networks from which the metrics may be read without a token
 * @param secureCookies whether browsers come by https, as they do where a proxy before us ends TLS. Off, because a browser
 *     drops a secure cookie that comes over http, and a laptop has no certificate
 */
@ConfigurationProperties("bobbin.access")
record AccessSettings(
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> scrapers,
        @DefaultValue("false") boolean secureCookies) {}
