package shop.bobbin.wishlist.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkTokenTests {

    private final Random random = new Random(42);

    @Test
    void has192BitsInUrlSafeCharacters() {
        var token = LinkToken.generate(random);

        assertThat(Base64.getUrlDecoder().decode(token.value())).hasSize(24);
        assertThat(token.value()).matches("[A-Za-z0-9_-]{32}");
    }

    @Test
    void isUnique() {
        assertThat(Stream.generate(() -> LinkToken.generate(random)).limit(1_000))
                .doesNotHaveDuplicates();
    }

    @Test
    void hasTheSameHashOnlyForTheSameToken() {
        var token = LinkToken.generate(random);

        assertThat(token.hash()).hasSize(32).isEqualTo(new LinkToken(token.value()).hash());
        assertThat(token.hash()).isNotEqualTo(LinkToken.generate(random).hash());
    }

    @Test
    void isRedactedInLogs() {
        var token = LinkToken.generate(random);

        assertThat("token: " + token).doesNotContain(token.value());
    }
}
