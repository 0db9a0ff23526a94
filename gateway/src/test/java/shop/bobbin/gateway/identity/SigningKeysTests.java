package shop.bobbin.gateway.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import shop.bobbin.gateway.support.TestKeys;

class SigningKeysTests {

    static Stream<JWKSet> unusable() throws JOSEException {
        return Stream.of(
                new JWKSet(),
                set(TestKeys.GATEWAY.toPublicJWK()),
                set(new ECKeyGenerator(Curve.P_256).generate()),
                set(new ECKeyGenerator(Curve.P_384).keyID("a").generate()),
                set(new OctetSequenceKeyGenerator(256).keyID("a").generate()));
    }

    @ParameterizedTest
    @MethodSource("unusable")
    void rejectsASetWhoseFirstKeyCannotSign(JWKSet set) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SigningKeys(set))
                .withMessageContaining("bobbin.identity.jwk-set");
    }

    @Test
    void acceptsAPublicKeyAfterTheFirst() {
        var set = new JWKSet(List.of(TestKeys.GATEWAY, TestKeys.OPERATOR.toPublicJWK()));
        assertThatCode(() -> new SigningKeys(set)).doesNotThrowAnyException();
    }

    @Test
    void namesAnUnreadableFileWithoutItsContent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.read(new ClassPathResource("no-such-file")))
                .withMessageContaining("no-such-file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKeys.read(
                        new ByteArrayResource("{\"d\":\"secret\"".getBytes(StandardCharsets.UTF_8), "keys")))
                .withMessageContaining("keys")
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    private static JWKSet set(JWK key) {
        return new JWKSet(key);
    }
}
