package shop.bobbin.recommendation.similarity.messaging;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Ready once the replica is complete and this instance has taken its share of the work. From then on it stays ready: a
 * rebalance, or a broker that is away, makes answers older, not wrong, and would take all instances out at once.
 */
final class StreamsHealth implements HealthIndicator {

    private final SimilarityStreams streams;

    StreamsHealth(SimilarityStreams streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        return (streams.hasCaughtUp() ? Health.up() : Health.outOfService())
                .withDetail("streams", streams.state())
                .build();
    }
}
