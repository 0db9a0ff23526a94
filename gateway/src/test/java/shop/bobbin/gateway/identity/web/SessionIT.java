package shop.bobbin.gateway.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import shop.bobbin.gateway.support.GatewayTest;

class SessionIT extends GatewayTest {

    private static final String ADA = "{\"username\":\"ada\",\"password\":\"haberdashery\"}";

    @Test
    void createsAGuestSessionWithoutABody() {
        shop().post()
                .uri("/api/session")
                .exchange()
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueMatches(
                        "Set-Cookie",
                        "bobbin_session=[^;]+; Path=/; Max-Age=(2591999|2592000); Expires=[^;]+; HttpOnly; SameSite=Lax")
                .expectHeader()
                .valueMatches("Cache-Control", ".*no-store.*")
                .expectBody()
                .jsonPath("$.customerId")
                .value(String.class, id -> assertThat(id).matches("guest-[A-Za-z0-9_-]{22}"))
                .jsonPath("$.kind")
                .isEqualTo("GUEST")
                .jsonPath("$.scopes")
                .isEqualTo(List.of("shop"))
                .jsonPath("$.expiresAt")
                .value(
                        String.class,
                        end -> assertThat(Instant.parse(end))
                                .isAfter(Instant.now().plus(Duration.ofDays(29))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"username\":\"ada\",\"password\":\"wrong\"}",
                "{\"username\":\"unknown\",\"password\":\"haberdashery\"}",
                "{\"username\":\"ADA\",\"password\":\"haberdashery\"}",
                "{\"username\":\"' OR 1=1 --\",\"password\":\"x\"}"
            })
    void rejectsAWrongPasswordAndAnUnknownUserNameAlike(String json) {
        shop().post()
                .uri("/api/session")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .doesNotExist("Set-Cookie")
                .expectBody()
                .json("{\"type\":\"urn:bobbin:problem:unauthenticated\","
                        + "\"detail\":\"The user name or the password is wrong.\"}");
    }

    static Stream<String> invalidBodies() {
        return Stream.of(
                "{\"username\":\"ada\"}",
                "{\"password\":\"haberdashery\"}",
                "{\"username\":\"\",\"password\":\"\"}",
                "{\"username\":\"" + "a".repeat(65) + "\",\"password\":\"x\"}",
                "{\"username\":\"ada\",\"password\":\"" + "\u00e4".repeat(37) + "\"}",
                "{\"username\":1,\"password\":\"haberdashery\"}",
                "{\"username\":\"ada\",\"username\":\"ada\",\"password\":\"haberdashery\"}",
                "{\"username\":\"ada\",\"password\":\"haberdashery\\u0000\"}",
                "{\"username\":{\"$ne\":null},\"password\":\"x\"}",
                "[]",
                "\"ada\"",
                "{",
                "nonsense");
    }

    @ParameterizedTest
    @MethodSource("invalidBodies")
    void rejectsAnInvalidBody(String json) {
        shop().post()
                .uri("/api/session")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(json)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .doesNotExist("Set-Cookie");
    }

    @Test
    void listsInvalidFields() {
        shop().post()
                .uri("/api/session")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"username\":\"ada\"}")
                .exchange()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:validation-failed")
                .jsonPath("$.errors[0].field")
                .isEqualTo("password");
    }

    @Test
    void acceptsOnlyJson() {
        shop().post()
                .uri("/api/session")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .bodyValue("username=ada&password=haberdashery")
                .exchange()
                .expectStatus()
                .isEqualTo(415)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void rejectsOtherMethods() {
        shop().put()
                .uri("/api/session")
                .exchange()
                .expectStatus()
                .isEqualTo(405)
                .expectHeader()
                .exists("Allow")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:method-not-allowed");
    }

    @Test
    void returnsTheCurrentSession() {
        shop().get()
                .uri("/api/session")
                .cookie("bobbin_session", session(ADA))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .json("{\"customerId\":\"customer-ada\",\"name\":\"Ada\",\"kind\":\"ACCOUNT\",\"scopes\":[\"shop\"]}");
        shop().get().uri("/api/session").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void signingOutExpiresTheCookie() {
        shop().delete()
                .uri("/api/session")
                .cookie("bobbin_session", session(ADA))
                .exchange()
                .expectStatus()
                .isNoContent()
                .expectCookie()
                .maxAge("bobbin_session", Duration.ZERO);
    }

    @Test
    void aGuestWhoSignsInGetsTheAccountsCustomerId() {
        String guest = session("{}");
        shop().post()
                .uri("/api/session")
                .cookie("bobbin_session", guest)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(ADA)
                .exchange()
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.customerId")
                .isEqualTo("customer-ada");
    }
}
