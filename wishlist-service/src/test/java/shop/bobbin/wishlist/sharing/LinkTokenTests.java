package shop.bobbin.wishlist.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkTokenTests {

    private final Random random = new Random(42);

    @Test
    void has192BitsThatFitIntoAPath() {
        var token = LinkToken.next(random);

        assertThat(Base64.getUrlDecoder().decode(token.value())).hasSize(24);
        assertThat(token.value()).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void isAnotherEachTime() {
        assertThat(Stream.generate(() -> LinkToken.next(random)).limit(1_000)).doesNotHaveDuplicates();
    }

    @Test
    void isStoredAsAHashThatOnlyTheSameTokenHas() {
        var token = LinkToken.next(random);

        assertThat(token.hash()).hasSize(32).isEqualTo(new LinkToken(token.value()).hash());
        assertThat(token.hash()).isNotEqualTo(LinkToken.next(random).hash());
    }

    @Test
    void isNotShownInLogs() {
        var token = LinkToken.next(random);

        assertThat("opened with " + token).doesNotContain(token.value());
    }
}
