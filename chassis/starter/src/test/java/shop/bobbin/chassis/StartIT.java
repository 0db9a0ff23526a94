package shop.bobbin.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import shop.bobbin.chassis.ledger.Ledger;

/** Warnings at each start hide the important ones. */
@ExtendWith(OutputCaptureExtension.class)
class StartIT {

    @Test
    void logsNoWarningFromStartToStop(CapturedOutput output) {
        Ledger.backing(); // starting the databases may log warnings
        var before = output.getAll().length();
        try (var ledger = Ledger.start("quiet")) {
            assertThat(ledger.credit("end-to-end", "{\"amount\": 5}").statusCode())
                    .isEqualTo(201);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ledger.statements().balance("end-to-end") == 5);
        }

        assertThat(output.getAll().substring(before).lines())
                .noneMatch(line -> line.contains("WARN") || line.contains("ERROR"));
    }
}
