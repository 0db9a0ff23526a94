package shop.bobbin.recommendation.similarity.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class IncompleteReplicaIT {

    @Test
    void isUnavailableUntilItsReplicaIsComplete() {
        try (RunningRecommendations instance = RunningRecommendations.start(RunningRecommendations.NO_BROKER)) {
            var response = instance.get("/recommendations/trending");

            assertThat(response.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            assertThat(response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("2");
            assertThat(response.getBody()).contains("urn:bobbin:problem:unavailable");
            assertThat(instance.isReady()).isFalse();
            assertThat(instance.get("/actuator/health/liveness").getStatusCode())
                    .isEqualTo(HttpStatus.OK);
        }
    }
}
