package shop.bobbin.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import shop.bobbin.chassis.problem.CommonProblem;
import shop.bobbin.chassis.problem.ProblemException;

class BearerTokenVerifierTests {

    @Test
    void isUnavailableWithoutKeys() {
        var verifier = new BearerTokenVerifier(token -> {
            throw new JwtException("Couldn't retrieve remote JWK set");
        });
        assertThatThrownBy(() -> verifier.verify("a.b.c").block())
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(CommonProblem.UNAVAILABLE);
                    assertThat(problem.headers().getFirst("Retry-After")).isNotNull();
                });
    }

    @Test
    void isEmptyForAnInvalidToken() {
        var verifier = new BearerTokenVerifier(token -> {
            throw new BadJwtException("expired");
        });
        assertThat(verifier.verify("a.b.c").blockOptional()).isEmpty();
    }

    @Test
    void distinguishesEqualSubjectsOfTwoIssuers() {
        var customers = new @Nullable String[2];
        for (int issuer = 0; issuer < 2; issuer++) {
            String name = "https://issuer-" + issuer + ".example";
            customers[issuer] = new BearerTokenVerifier(token -> jwt(name))
                    .verify("a.b.c")
                    .map(GatewayAuthentication::customerId)
                    .block();
        }
        assertThat(customers[0]).isNotEqualTo(customers[1]);
    }

    private static Jwt jwt(String issuer) {
        return Jwt.withTokenValue("a.b.c")
                .header("alg", "ES256")
                .issuer(issuer)
                .subject("customer-ada")
                .build();
    }
}
