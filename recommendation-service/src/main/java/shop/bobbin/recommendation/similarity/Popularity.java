package shop.bobbin.recommendation.similarity;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A count with exponential decay: it loses half of its value in each half-life. Times are those of the events, so that
 * processing the topics a second time gives the same ranking.
 *
 * @param value the count at the time {@code at}
 */
record Popularity(double value, Instant at) {

    public static final Popularity ZERO = new Popularity(0, Instant.EPOCH);

    public Popularity {
        Objects.requireNonNull(at, "at");
    }

    /** Adds an event, which may be older than those before it: both values are first decayed to the later of both times. */
    Popularity plus(double weight, Instant when, Duration halfLife) {
        Instant later = when.isAfter(at) ? when : at;
        double sum = valueAt(later, halfLife) + weight * decay(when, later, halfLife);
        return new Popularity(Math.max(0, sum), later);
    }

    double valueAt(Instant moment, Duration halfLife) {
        return value * decay(at, moment, halfLife);
    }

    /**
     * A rank that does not depend on the current time: all counts decay at the same rate, so their order stays the same, and
     * a sorted index changes only where a count was added (forward decay: Cormode, Shkapenyuk, Srivastava, Xu 2009).
     */
    double rank(Duration halfLife) {
        return value <= 0
                ? Double.NEGATIVE_INFINITY
                : Math.log(value) / Math.log(2) + halfLives(Instant.EPOCH, at, halfLife);
    }

    /** At most 1: an event of the future, from a producer whose clock is ahead, must not count more than a current one. */
    private static double decay(Instant from, Instant to, Duration halfLife) {
        return Math.min(1, Math.pow(2, -halfLives(from, to, halfLife)));
    }

    private static double halfLives(Instant from, Instant to, Duration halfLife) {
        return (double) Duration.between(from, to).toMillis() / halfLife.toMillis();
    }
}
