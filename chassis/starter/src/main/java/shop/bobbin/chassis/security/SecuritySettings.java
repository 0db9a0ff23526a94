package shop.bobbin.chassis.security;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URL;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings for the verification of access tokens.
 *
 * @param jwkSet URL of the public keys, {@code file:} or {@code http:}; read again when a token has an unknown key id
 * @param issuers the accepted {@code iss}
 * @param audience required in a token's {@code aud}
 */
@Validated
@ConfigurationProperties("bobbin.security")
public record SecuritySettings(
        @NotNull URL jwkSet,

        @DefaultValue({"urn:bobbin:gateway", "urn:bobbin:operator"}) @NotEmpty
        Set<String> issuers,

        @DefaultValue("bobbin") @NotBlank String audience) {}
