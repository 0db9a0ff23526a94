package shop.bobbin.gateway.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * Whose access tokens are believed; the same settings as the services'.
 *
 * @param jwkSet public keys, beside the gateway's own
 */
@ConfigurationProperties("bobbin.security")
record TrustSettings(
        @Nullable Resource jwkSet,
        @DefaultValue({"urn:bobbin:gateway", "urn:bobbin:operator"}) Set<String> issuers,
        @DefaultValue("bobbin") String audience) {}
