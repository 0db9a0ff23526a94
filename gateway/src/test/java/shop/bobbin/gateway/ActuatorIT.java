package shop.bobbin.gateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;

class ActuatorIT extends ShopFront {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/info",
                "/actuator/prometheus"
            })
    void saysToWhoAsksFromNearHowItIs(String path) {
        shop().get().uri(path).exchange().expectStatus().isOk();
    }

    @Test
    void saysAloudOnlyUpOrDown() {
        shop().get()
                .uri("/actuator/health")
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("UP")
                .jsonPath("$.components")
                .doesNotExist();
    }

    @Test
    void keepsTheMetricsFromWhoComesThroughAProxy() {
        shop().get()
                .uri("/actuator/prometheus")
                .header("X-Forwarded-For", "127.0.0.1")
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator", "/actuator/loggers", "/actuator/env", "/actuator/gateway/routes", "/actuator/x"})
    void tellsTheRestToOperatorsOnly(String path) {
        shop().get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        shop().get()
                .uri(path)
                .header("Authorization", "Bearer " + SomeKeys.operatorToken("shop"))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:forbidden");
    }

    @Test
    void letsAnOperatorIn() {
        shop().get()
                .uri("/actuator/loggers")
                .header("Authorization", "Bearer " + SomeKeys.operatorToken("operate"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void letsAnOperatorInBySessionToo() {
        shop().get()
                .uri("/actuator/loggers")
                .cookie("bobbin_session", session("{\"username\":\"olga\",\"password\":\"haberdashery\"}"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/gateway/routes", "/actuator/heapdump", "/actuator/shutdown"})
    void hasNotEvenForOperatorsWhatNobodyNeeds(String path) {
        shop().get()
                .uri(path)
                .header("Authorization", "Bearer " + SomeKeys.operatorToken("operate"))
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}
