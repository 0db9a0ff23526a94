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
import shop.bobbin.gateway.problems.EdgeException;

class BearerTokensTests {

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @Test
    void saysThatItCannotJudgeATokenWhoseKeysAreOutOfReachAndLogsItOnce() {
        var tokens = tokens(token -> {
            throw new JwtException("Couldn't retrieve remote JWK set");
        });
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> tokens.verify("a.b.c").block())
                    .isInstanceOfSatisfying(EdgeException.class, refusal -> {
                        assertThat(refusal.type()).isEqualTo(CommonProblem.UNAVAILABLE);
                        assertThat(refusal.headers().getFirst("Retry-After")).isNotNull();
                    });
        }
        assertThat(lines.list)
                .singleElement()
                .satisfies(line -> assertThat(line.getFormattedMessage()).startsWith("The JWK set is unavailable: "));
    }

    @Test
    void hasNoCallerForABadToken() {
        var tokens = tokens(token -> {
            throw new BadJwtException("expired");
        });
        assertThat(tokens.verify("a.b.c").blockOptional()).isEmpty();
        assertThat(lines.list).isEmpty();
    }

    @Test
    void tellsTheSubjectsOfTwoIssuersApart() {
        var customers = new @Nullable String[2];
        for (int issuer = 0; issuer < 2; issuer++) {
            String name = "https://issuer-" + issuer + ".example";
            customers[issuer] = tokens(token -> jwt(name))
                    .verify("a.b.c")
                    .map(Caller::customer)
                    .block();
        }
        assertThat(customers[0]).isNotEqualTo(customers[1]);
    }

    private BearerTokens tokens(JwtDecoder rules) {
        var log = new LoggerContext().getLogger("test");
        lines.start();
        log.addAppender(lines);
        return new BearerTokens(rules, OutageLog.shared(log, "The JWK set", Instant::now));
    }

    private static Jwt jwt(String issuer) {
        return Jwt.withTokenValue("a.b.c")
                .header("alg", "ES256")
                .issuer(issuer)
                .subject("customer-ada")
                .build();
    }
}
