package shop.bobbin.gateway;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import shop.bobbin.gateway.support.GatewayTest;
import shop.bobbin.gateway.support.TestKeys;

class ActuatorIT extends GatewayTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health",
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/info",
                "/actuator/prometheus"
            })
    void publicActuatorsAndMetricsAreOpenToLocalClients(String path) {
        shop().get().uri(path).exchange().expectStatus().isOk();
    }

    @Test
    void healthShowsNoComponents() {
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
    void metricsAreDeniedThroughAProxy() {
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
    void otherActuatorsAreForOperatorsOnly(String path) {
        shop().get()
                .uri(path)
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        shop().get()
                .uri(path)
                .header("Authorization", "Bearer " + TestKeys.operatorToken("shop"))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:bobbin:problem:forbidden");
    }

    @Test
    void anOperatorIsAllowedByAccessToken() {
        shop().get()
                .uri("/actuator/loggers")
                .header("Authorization", "Bearer " + TestKeys.operatorToken("operate"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void anOperatorIsAllowedBySession() {
        shop().get()
                .uri("/actuator/loggers")
                .cookie("bobbin_session", session("{\"username\":\"olga\",\"password\":\"haberdashery\"}"))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/gateway/routes", "/actuator/heapdump", "/actuator/shutdown"})
    void unneededActuatorsAreNotExposed(String path) {
        shop().get()
                .uri(path)
                .header("Authorization", "Bearer " + TestKeys.operatorToken("operate"))
                .exchange()
                .expectStatus()
                .isNotFound();
    }
}
