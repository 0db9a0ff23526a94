package shop.bobbin.chassis.inbox;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** {@code GET /actuator/deadletters} tells how many are parked, {@code POST /actuator/deadletters/{topic}} replays them. */
@Endpoint(id = "deadletters")
class DeadLetterEndpoint {

    private final List<Subscription> subscriptions;
    private final DeadLetterReplay replay;

    DeadLetterEndpoint(List<Subscription> subscriptions, DeadLetterReplay replay) {
        this.subscriptions = subscriptions;
        this.replay = replay;
    }

    record DeadLetterCount(String topic, long waiting) {}

    @ReadOperation
    List<DeadLetterCount> deadLetters() {
        return subscriptions.stream()
                .map(subscription ->
                        new DeadLetterCount(subscription.listener().deadLetterTopic(), replay.waiting(subscription)))
                .toList();
    }

    /** @param topic the dead letter topic, as listed */
    @WriteOperation
    WebEndpointResponse<DeadLetterReplay.Replayed> replay(@Selector String topic) {
        return subscriptions.stream()
                .filter(subscription ->
                        subscription.listener().deadLetterTopic().equals(topic))
                .findFirst()
                .map(subscription -> new WebEndpointResponse<>(replay.replay(subscription)))
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }
}
