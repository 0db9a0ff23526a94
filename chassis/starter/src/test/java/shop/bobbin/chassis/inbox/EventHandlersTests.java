package shop.bobbin.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventHandlersTests {

    private final EventHandlers listener = EventHandlers.of("ledger.statements", "account-events");

    @Test
    void ownsADeadLetterTopic() {
        assertThat(listener.deadLetterTopic()).isEqualTo("ledger.statements.account-events.dlt");
    }

    @Test
    void hasOneHandlerForAType() {
        listener.on("credited", String.class, body -> {});

        assertThatIllegalArgumentException().isThrownBy(() -> listener.on("credited", Long.class, body -> {}));
    }

    @Test
    void isTheOnlyOneOfItsGroupForATopic() {
        var other = EventHandlers.of("ledger.statements", "account-names");
        var again = EventHandlers.of("ledger.statements", "account-events");

        assertThatNoException().isThrownBy(() -> EventHandlers.requireOneEach(List.of(listener, other)));
        assertThatIllegalStateException().isThrownBy(() -> EventHandlers.requireOneEach(List.of(listener, again)));
    }
}
