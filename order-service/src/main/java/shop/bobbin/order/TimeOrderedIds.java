package shop.bobbin.order;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Version 7 UUIDs (RFC 9562): 48 bits of time, then chance. Later orders have greater ids, so the primary key's index
 * grows at one end and "newest first" needs no other column.
 */
record TimeOrderedIds(Clock clock, RandomGenerator random) implements OrderIds {

    @Override
    public OrderId next() {
        long high = clock.millis() << 16 | 0x7000 | random.nextInt(0x1000);
        long low = 0x8000_0000_0000_0000L | random.nextLong() >>> 2;
        return new OrderId(new UUID(high, low));
    }
}
