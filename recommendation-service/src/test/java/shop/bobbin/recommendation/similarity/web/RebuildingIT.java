package shop.bobbin.recommendation.similarity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class RebuildingIT {

    @Test
    void saysThatItIsNotReadyUntilItsTopicsAreRead() {
        try (Instance instance = Instance.start(Instance.NO_BROKER)) {
            var answer = instance.get("/recommendations/trending");

            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
            assertThat(answer.getBody()).contains("urn:bobbin:problem:unavailable");
            assertThat(instance.isReady()).isFalse();
            assertThat(instance.get("/actuator/health/liveness").getStatusCode())
                    .isEqualTo(HttpStatus.OK);
        }
    }
}
