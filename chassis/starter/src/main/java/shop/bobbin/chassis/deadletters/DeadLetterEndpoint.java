package shop.bobbin.chassis.deadletters;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import shop.bobbin.chassis.deadletters.DeadLetterReplay.ReplayResult;

/** Actuator endpoint: {@code GET /actuator/deadletters} counts the dead letters, {@code POST /actuator/deadletters/{topic}} replays them. */
@Endpoint(id = "deadletters")
class DeadLetterEndpoint {

    private final DeadLetterReplay replay;

    DeadLetterEndpoint(DeadLetterReplay replay) {
        this.replay = replay;
    }

    /** @param waiting dead letters that have not been replayed */
    record DeadLetterCount(String topic, long waiting) {}

    @ReadOperation
    List<DeadLetterCount> deadLetters() {
        return replay.topics().stream()
                .map(topic -> new DeadLetterCount(topic, replay.count(topic)))
                .toList();
    }

    /** @param topic a dead letter topic of the list */
    @WriteOperation
    WebEndpointResponse<ReplayResult> replay(@Selector String topic) {
        return replay.topics().contains(topic)
                ? new WebEndpointResponse<>(replay.replay(topic))
                : new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
    }
}
