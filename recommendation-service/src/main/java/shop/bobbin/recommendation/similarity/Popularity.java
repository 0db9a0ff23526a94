package shop.bobbin.recommendation.similarity;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A count that loses half of its value in each half-life, kept as its value at one moment. Times are those of the
 * events, so that a rebuild from the topics gives the same ranking as the first time.
 */
public record Popularity(double value, Instant at) {

    public static final Popularity NONE = new Popularity(0, Instant.EPOCH);

    public Popularity {
        Objects.requireNonNull(at, "at");
    }

    /** Events may come late: the later of both times is kept, and the earlier value is brought forward to it. */
    Popularity plus(double weight, Instant when, Duration halfLife) {
        Instant later = when.isAfter(at) ? when : at;
        double sum = valueAt(later, halfLife) + weight * decay(when, later, halfLife);
        return new Popularity(Math.max(0, sum), later);
    }

    double valueAt(Instant moment, Duration halfLife) {
        return value * decay(at, moment, halfLife);
    }

    /**
     * A rank that does not change as time goes by: all counts fade at the same rate, so their order stays, and a sorted
     * index needs touching only where something was added (forward decay: Cormode, Shkapenyuk, Srivastava, Xu 2009).
     */
    double rank(Duration halfLife) {
        return value <= 0
                ? Double.NEGATIVE_INFINITY
                : Math.log(value) / Math.log(2) + halfLives(Instant.EPOCH, at, halfLife);
    }

    /** At most 1: what an event of the near future adds, by a clock that is ahead, has not grown meanwhile. */
    private static double decay(Instant from, Instant to, Duration halfLife) {
        return Math.min(1, Math.pow(2, -halfLives(from, to, halfLife)));
    }

    private static double halfLives(Instant from, Instant to, Duration halfLife) {
        return (double) Duration.between(from, to).toMillis() / halfLife.toMillis();
    }
}
