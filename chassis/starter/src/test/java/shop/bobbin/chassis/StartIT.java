package shop.bobbin.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import shop.bobbin.chassis.ledger.Ledger;

/** Who sees a warning each time soon reads none. */
@ExtendWith(OutputCaptureExtension.class)
class StartIT {

    @Test
    void warnsOfNothingFromStartToEnd(CapturedOutput output) {
        Ledger.backing(); // what starts the databases may have something to say of its own
        var before = output.getAll().length();
        try (var ledger = Ledger.start("quiet")) {
            assertThat(ledger.credit("whole-way", "{\"amount\": 5}").statusCode())
                    .isEqualTo(201);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ledger.statements().balance("whole-way") == 5);
        }

        assertThat(output.getAll().substring(before).lines())
                .noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
    }
}
