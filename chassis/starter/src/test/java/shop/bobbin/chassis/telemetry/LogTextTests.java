package shop.bobbin.chassis.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTests {

    @Test
    void isOneLine() {
        assertThat(LogText.of("a\nb\rc\td\u001B[31me\u0085f\u007Fg\u2028h\0")).isEqualTo("a b c d [31me f g h ");
    }

    @Test
    void hasLimitedLength() {
        assertThat(LogText.of("x".repeat(1_000))).hasSize(203).endsWith("x...");
    }
}
