package shop.bobbin.recommendation.similarity.messaging;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/**
 * Actuator endpoint for operators: {@code GET /actuator/deadletters} counts the dead letters of each topic, {@code POST
 * /actuator/deadletters/{topic}} replays them. The services that have an inbox have the same two operations.
 */
@Component
@Endpoint(id = "deadletters")
final class StreamDeadLetterEndpoint {

    private static final List<String> TOPICS =
            List.of(Topics.ORDERS_DEAD_LETTERS, Topics.WISHES_DEAD_LETTERS, Topics.INTERNAL_DEAD_LETTERS);

    private final StreamDeadLetterReplay replay;

    StreamDeadLetterEndpoint(StreamDeadLetterReplay replay) {
        this.replay = replay;
    }

    record DeadLetterCount(String topic, long waiting) {}

    @ReadOperation
    List<DeadLetterCount> deadLetters() {
        return TOPICS.stream()
                .map(topic -> new DeadLetterCount(topic, replay.count(topic)))
                .toList();
    }

    /** @param topic a dead letter topic of the list */
    @WriteOperation
    WebEndpointResponse<StreamDeadLetterReplay.Replayed> replay(@Selector String topic) {
        return TOPICS.contains(topic)
                ? new WebEndpointResponse<>(replay.replay(topic))
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
