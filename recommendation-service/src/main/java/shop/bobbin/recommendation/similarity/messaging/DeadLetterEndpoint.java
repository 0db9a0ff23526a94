package shop.bobbin.recommendation.similarity.messaging;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * The same two operations for operators as in the services that have an inbox: {@code GET /actuator/deadletters} counts the
 * dead letters of each topic, {@code POST /actuator/deadletters/{topic}} replays them.
 */
@Endpoint(id = "deadletters")
final class DeadLetterEndpoint {

    private static final List<String> TOPICS =
            List.of(Topics.ORDERS_DEAD_LETTERS, Topics.WISHES_DEAD_LETTERS, Topics.INTERNAL_DEAD_LETTERS);

    private final DeadLetterReplay replay;

    DeadLetterEndpoint(DeadLetterReplay replay) {
        this.replay = replay;
    }

    record DeadLetterCount(String topic, long waiting) {}

    @ReadOperation
    List<DeadLetterCount> deadLetters() {
        return TOPICS.stream()
                .map(topic -> new DeadLetterCount(topic, replay.waiting(topic)))
                .toList();
    }

    /** @param topic the dead letter topic, as listed */
    @WriteOperation
    WebEndpointResponse<DeadLetterReplay.Replayed> replay(@Selector String topic) {
        return TOPICS.contains(topic)
                ? new WebEndpointResponse<>(replay.replay(topic))
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
