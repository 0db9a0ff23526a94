package shop.bobbin.supervisor.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SigningKeyTests {

    @Test
    void padsAShortCoordinate() {
        assertThat(Base64.getUrlDecoder().decode(SigningKey.encode(BigInteger.TWO)))
                .hasSize(32)
                .endsWith(0, 2);
    }

    @Test
    void dropsTheSignOfAnUnsignedCoordinate() {
        var highest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

        assertThat(Base64.getUrlDecoder().decode(SigningKey.encode(highest)))
                .hasSize(32)
                .containsOnly(0xff);
    }

    @Test
    void survivesConversionToJwkAndBack() {
        var key = SigningKey.generate("one", TestKeys.MORNING);

        assertThat(SigningKey.parse("{\"keys\":[" + key.privateJwk() + "]}")).containsExactly(key);
    }
}
