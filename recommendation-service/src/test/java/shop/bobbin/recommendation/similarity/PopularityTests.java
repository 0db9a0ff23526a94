package shop.bobbin.recommendation.similarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PopularityTests {

    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void losesHalfInAHalfLife() {
        Popularity popularity = Popularity.NONE.plus(8, Some.NOON, WEEK);

        assertThat(popularity.valueAt(Some.NOON.plus(WEEK), WEEK)).isEqualTo(4, within(1e-9));
    }

    @Test
    void isTheSameInWhateverOrderItsEventsCome() {
        Popularity inOrder = Popularity.NONE.plus(1, Some.NOON, WEEK).plus(1, Some.NOON.plus(WEEK), WEEK);
        Popularity late = Popularity.NONE.plus(1, Some.NOON.plus(WEEK), WEEK).plus(1, Some.NOON, WEEK);

        assertThat(late).isEqualTo(inOrder);
        assertThat(late.value()).isEqualTo(1.5, within(1e-9));
    }

    @Test
    void ranksAFewRecentPurchasesAboveManyOldOnes() {
        Popularity old = Popularity.NONE.plus(10, Some.NOON, WEEK);
        Popularity recent = Popularity.NONE.plus(3, Some.NOON.plus(WEEK.multipliedBy(2)), WEEK);

        assertThat(recent.rank(WEEK)).isGreaterThan(old.rank(WEEK));
        assertThat(old.rank(WEEK)).isGreaterThan(Popularity.NONE.rank(WEEK));
    }
}
