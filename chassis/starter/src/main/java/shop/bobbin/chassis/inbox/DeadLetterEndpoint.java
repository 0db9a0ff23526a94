package shop.bobbin.chassis.inbox;

import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/** Actuator endpoint: {@code GET /actuator/deadletters} counts the dead letters, {@code POST /actuator/deadletters/{topic}} replays them. */
@Endpoint(id = "deadletters")
class DeadLetterEndpoint {

    private final List<Subscription> subscriptions;
    private final DeadLetterReplay replay;

    DeadLetterEndpoint(List<Subscription> subscriptions, DeadLetterReplay replay) {
        this.subscriptions = subscriptions;
        this.replay = replay;
    }

    /** @param waiting dead letters that have not been replayed */
    record DeadLetterCount(String topic, long waiting) {}

    @ReadOperation
    List<DeadLetterCount> deadLetters() {
        return subscriptions.stream()
                .map(subscription ->
                        new DeadLetterCount(subscription.handlers().deadLetterTopic(), replay.count(subscription)))
                .toList();
    }

    /** @param topic a dead letter topic of the list */
    @WriteOperation
    WebEndpointResponse<DeadLetterReplay.ReplayResult> replay(@Selector String topic) {
        return subscriptions.stream()
                .filter(subscription ->
                        subscription.handlers().deadLetterTopic().equals(topic))
                .findFirst()
                .map(subscription -> new WebEndpointResponse<>(replay.replay(subscription)))
                .orElseGet(() -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND));
    }
}
