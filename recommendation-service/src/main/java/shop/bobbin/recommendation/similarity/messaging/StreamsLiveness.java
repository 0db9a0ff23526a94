package shop.bobbin.recommendation.similarity.messaging;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Liveness of an instance: the thread that keeps the Streams application running is there. Only without it does a restart
 * of the process help: an application that has ended is started again by this thread.
 */
final class StreamsLiveness implements HealthIndicator {

    private final SimilarityStreams streams;

    StreamsLiveness(SimilarityStreams streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        return (streams.isDead() ? Health.down() : Health.up()).build();
    }
}
