package shop.bobbin.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UuidV7OrderIdsTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void generatesGreaterIdsForLaterOrders() {
        var random = new Random(1);
        var before = idAt(NOON, random);
        var after = idAt(NOON.plusMillis(1), random);

        assertThat(before.version()).isEqualTo(7);
        assertThat(before.variant()).isEqualTo(2);
        assertThat(after.toString()).isGreaterThan(before.toString());
    }

    private static UUID idAt(Instant time, Random random) {
        return new UuidV7OrderIds(Clock.fixed(time, ZoneOffset.UTC), random)
                .next()
                .value();
    }
}
