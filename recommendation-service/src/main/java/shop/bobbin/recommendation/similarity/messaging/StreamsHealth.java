package shop.bobbin.recommendation.similarity.messaging;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Readiness of an instance: its replica is complete and it has taken its share of the work. From then on it stays ready: a
 * rebalance, or a broker that is unavailable, makes answers older, not wrong, and would take all instances out at once. It
 * is not ready when its application fails again and again, or has ended for good.
 */
final class StreamsHealth implements HealthIndicator {

    private final SimilarityStreams streams;

    StreamsHealth(SimilarityStreams streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        return status().withDetail("streams", streams.state()).build();
    }

    private Health.Builder status() {
        if (streams.isDead() || streams.failsRepeatedly()) {
            return Health.down();
        }
        return streams.hasCaughtUp() ? Health.up() : Health.outOfService();
    }
}
