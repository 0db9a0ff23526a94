package shop.bobbin.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.telemetry.OutageLog;
import shop.bobbin.gateway.problems.GatewayProblemException;

class BearerTokenVerifierTests {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @Test
    void isUnavailableWithoutKeysAndLogsTheOutageOnce() {
        var verifier = verifier(token -> {
            throw new JwtException("Couldn't retrieve remote JWK set");
        });
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> verifier.verify("a.b.c").block())
                    .isInstanceOfSatisfying(GatewayProblemException.class, problem -> {
                        assertThat(problem.type()).isEqualTo(CommonProblem.UNAVAILABLE);
                        assertThat(problem.headers().getFirst("Retry-After")).isNotNull();
                    });
        }
        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).startsWith("The JWK set is unavailable: "));
    }

    @Test
    void isEmptyForAnInvalidToken() {
        var verifier = verifier(token -> {
            throw new BadJwtException("expired");
        });
        assertThat(verifier.verify("a.b.c").blockOptional()).isEmpty();
        assertThat(lines.list).isEmpty();
    }

    @Test
    void distinguishesEqualSubjectsOfTwoIssuers() {
        var customers = new @Nullable String[2];
        for (int issuer = 0; issuer < 2; issuer++) {
            String name = "https://issuer-" + issuer + ".example";
            customers[issuer] = verifier(token -> jwt(name))
                    .verify("a.b.c")
                    .map(GatewayAuthentication::customerId)
                    .block();
        }
        assertThat(customers[0]).isNotEqualTo(customers[1]);
    }

    private BearerTokenVerifier verifier(JwtDecoder decoder) {
        var log = new LoggerContext().getLogger("test");
        lines.start();
        log.addAppender(lines);
        return new BearerTokenVerifier(decoder, OutageLog.shared(log, "The JWK set", Instant::now));
    }

    private static Jwt jwt(String issuer) {
        return Jwt.withTokenValue("a.b.c")
                .header("alg", "ES256")
                .issuer(issuer)
                .subject("customer-ada")
                .build();
    }
}
