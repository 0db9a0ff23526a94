package shop.bobbin.recommendation.similarity.messaging;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Readiness of an instance: it is ready once its replica is complete and the Streams application has run. It stays ready
 * during a rebalance or while the broker is unavailable: responses are then older but still right, and otherwise all
 * instances would become unready at once. It is not ready when the application is in a crash loop or its supervisor has ended.
 */
@Component
final class StreamsReadinessHealthIndicator implements HealthIndicator {

    private final StreamsSupervisor streams;

    StreamsReadinessHealthIndicator(StreamsSupervisor streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        return status().withDetail("streams", streams.state()).build();
    }

    private Health.Builder status() {
        if (streams.isSupervisorDead() || streams.isCrashLooping()) {
            return Health.down();
        }
        return streams.hasReachedRunning() ? Health.up() : Health.outOfService();
    }
}
