package shop.bobbin.chassis.security;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import shop.bobbin.chassis.telemetry.OutageLog;

/** A decorator that logs when the keys become unavailable and available again. An invalid token is no outage. */
final class OutageLoggingJwtDecoder implements JwtDecoder {

    private final JwtDecoder verifier;
    private final OutageLog outage;

    OutageLoggingJwtDecoder(JwtDecoder verifier, OutageLog outage) {
        this.verifier = verifier;
        this.outage = outage;
    }

    @Override
    public Jwt decode(String token) {
        try {
            var jwt = verifier.decode(token);
            outage.succeeded();
            return jwt;
        } catch (BadJwtException invalidToken) {
            throw invalidToken;
        } catch (JwtException keysUnavailable) {
            outage.failed(keysUnavailable);
            throw keysUnavailable;
        }
    }
}
