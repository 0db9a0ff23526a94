package shop.bobbin.order.payments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "4111 1111 1111 1111",
                "4111-1111-1111-1111",
                "378282246310005",
                "4222222222222",
                "my card is 4111 1111 1111 1111, thank you",
                "tok_4111111111111111",
                "tok_4111_1111_1111_1111",
                "12 4111 1111 1111 1111",
                "4111 1111 1111 1111 737",
                "4111 - 1111 - 1111 - 1111",
                "x4111111111111111x"
            })
    void isFoundInEachCommonNotation(String text) {
        assertThat(CardNumber.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tok_ok",
                "4111111111111112",
                "00000000000",
                "41111111111111111111",
                "4111.1111.1111.1111",
                "019aa640-5e00-7c3a-9b1f-3d2c5a7e8f10"
            })
    void isNotFoundInOtherDigits(String text) {
        assertThat(CardNumber.isIn(text)).isFalse();
    }

    @Test
    void isSearchedInLongTextsQuickly() {
        assertThat(CardNumber.isIn("1 ".repeat(50_000))).isFalse();
        assertThat(CardNumber.isIn("7".repeat(100_000))).isFalse();
    }
}
