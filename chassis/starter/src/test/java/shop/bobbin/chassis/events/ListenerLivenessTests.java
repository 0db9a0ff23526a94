package shop.bobbin.chassis.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import shop.bobbin.chassis.telemetry.EssentialThreads;

class ListenerLivenessTests {

    private final List<Object> published = new ArrayList<>();
    private final ListenerLiveness liveness = new ListenerLiveness(new EssentialThreads(published::add));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NORMAL")
    void breaksWhenAConsumerEndsUnexpectedly(Reason reason) {
        liveness.onApplicationEvent(new ConsumerStoppedEvent(this, this, reason));

        assertThat(published)
                .singleElement()
                .satisfies(event -> assertThat(((AvailabilityChangeEvent<?>) event).getState())
                        .isEqualTo(LivenessState.BROKEN));
    }

    @ParameterizedTest
    @EnumSource(names = "NORMAL")
    void staysCorrectWhenAConsumerIsStopped(Reason reason) {
        liveness.onApplicationEvent(new ConsumerStoppedEvent(this, this, reason));

        assertThat(published).isEmpty();
    }
}
