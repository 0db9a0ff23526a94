package shop.bobbin.order;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Generates order ids as UUIDs of version 7 (RFC 9562): 48 bits of time, then random bits. Later orders have greater
 * ids, so the primary key's index grows at one end, and sorting "newest first" needs no other column.
 */
record UuidV7OrderIds(Clock clock, RandomGenerator random) implements OrderIds {

    @Override
    public OrderId next() {
        long high = clock.millis() << 16 | 0x7000 | random.nextInt(0x1000);
        long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new OrderId(new UUID(high, low));
    }
}
