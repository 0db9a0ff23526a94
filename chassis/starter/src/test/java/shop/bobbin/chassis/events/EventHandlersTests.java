package shop.bobbin.chassis.events;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventHandlersTests {

    private final EventHandlers handlers = EventHandlers.of("ledger.statements", "account-events");

    @Test
    void rejectsASecondHandlerForAType() {
        handlers.on("credited", String.class, body -> {});

        assertThatIllegalArgumentException().isThrownBy(() -> handlers.on("credited", Long.class, body -> {}));
    }

    @Test
    void rejectsASecondBeanForAGroupAndTopic() {
        var other = EventHandlers.of("ledger.statements", "account-names");
        var duplicate = EventHandlers.of("ledger.statements", "account-events");

        assertThatNoException().isThrownBy(() -> EventHandlers.requireUnique(List.of(handlers, other)));
        assertThatIllegalStateException().isThrownBy(() -> EventHandlers.requireUnique(List.of(handlers, duplicate)));
    }
}
