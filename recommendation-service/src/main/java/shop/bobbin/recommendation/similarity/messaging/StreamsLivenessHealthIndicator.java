package shop.bobbin.recommendation.similarity.messaging;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Liveness of an instance: the supervisor thread of the Streams application is alive. Only when it has ended does the process
 * need a restart, because the supervisor restarts the application after any other failure.
 */
@Component
final class StreamsLivenessHealthIndicator implements HealthIndicator {

    private final StreamsSupervisor streams;

    StreamsLivenessHealthIndicator(StreamsSupervisor streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        return (streams.isSupervisorDead() ? Health.down() : Health.up()).build();
    }
}
