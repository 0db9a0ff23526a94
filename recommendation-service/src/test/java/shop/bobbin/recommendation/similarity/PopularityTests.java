package shop.bobbin.recommendation.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PopularityTests {

    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void decaysToHalfAfterOneHalfLife() {
        Popularity popularity = Popularity.ZERO.plus(8, TestData.NOON, WEEK);

        assertThat(popularity.valueAt(TestData.NOON.plus(WEEK), WEEK)).isEqualTo(4, within(1e-9));
    }

    @Test
    void doesNotDependOnTheOrderOfEvents() {
        Popularity inOrder = Popularity.ZERO.plus(1, TestData.NOON, WEEK).plus(1, TestData.NOON.plus(WEEK), WEEK);
        Popularity late =
                Popularity.ZERO.plus(1, TestData.NOON.plus(WEEK), WEEK).plus(1, TestData.NOON, WEEK);

        assertThat(late).isEqualTo(inOrder);
        assertThat(late.value()).isEqualTo(1.5, within(1e-9));
    }

    @Test
    void ranksAFewRecentPurchasesAboveManyOldOnes() {
        Popularity old = Popularity.ZERO.plus(10, TestData.NOON, WEEK);
        Popularity recent = Popularity.ZERO.plus(3, TestData.NOON.plus(WEEK.multipliedBy(2)), WEEK);

        assertThat(recent.rank(WEEK)).isGreaterThan(old.rank(WEEK));
        assertThat(old.rank(WEEK)).isGreaterThan(Popularity.ZERO.rank(WEEK));
    }
}
